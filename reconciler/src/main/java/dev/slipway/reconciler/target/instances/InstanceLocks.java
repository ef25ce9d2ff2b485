package dev.slipway.reconciler.target.instances;

import dev.slipway.reconciler.delivery.InstanceName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One order at a time for each instance, without making others wait.
public final class InstanceLocks {
  private static final class Entry {
    private final ReentrantLock lock = new ReentrantLock();
    private int users;
  }

  private final Map<InstanceName, Entry> entries = new ConcurrentHashMap<>();

  public <T> T holding(InstanceName name, Supplier<T> order) {
    Entry entry = enter(name);
    entry.lock.lock();
    try {
      return order.get();
    } finally {
      entry.lock.unlock();
      leave(name);
    }
  }

  private Entry enter(InstanceName name) {
    return entries.compute(
        name,
        (_, present) -> {
          Entry entry = present == null ? new Entry() : present;
          entry.users++;
          return entry;
        });
  }

  private void leave(InstanceName name) {
    entries.computeIfPresent(name, (_, entry) -> --entry.users == 0 ? null : entry);
  }
}
