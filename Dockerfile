# Images of the two services, and of what stands around them in docker-compose.yml.
#
#   docker build --target reconciler .      docker build --target bot .
#
# JDK_IMAGE needs a JDK 25 and curl or wget; BASE_IMAGE needs glibc, bash and setsid. Both may be replaced.
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG BASE_IMAGE=debian:bookworm-slim

FROM ${JDK_IMAGE} AS build
WORKDIR /src
# First what is to be downloaded, from the poms alone: a layer that an edit of the sources leaves as it is.
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY environments/pom.xml environments/
COPY api/pom.xml api/
COPY storage/pom.xml storage/
COPY telemetry/pom.xml telemetry/
COPY reconciler/pom.xml reconciler/
COPY bot/pom.xml bot/
COPY sandbox/pom.xml sandbox/
RUN ./mvnw -B --no-transfer-progress -Dquick -Dmaven.test.skip -pl reconciler,bot -am package && rm -rf */target
COPY environments environments
COPY api api
COPY storage storage
COPY telemetry telemetry
COPY reconciler reconciler
COPY bot bot
RUN ./mvnw -B --no-transfer-progress -Dquick -Dmaven.test.skip -pl reconciler,bot -am package

FROM ${JDK_IMAGE} AS runtime
# What jdeps names, without java.desktop (nothing of it is called), with zipfs for the jars' resources and rmi for SSH.
RUN "${JAVA_HOME}/bin/jlink" --output /runtime --strip-java-debug-attributes --no-header-files --no-man-pages \
    --compress zip-6 --add-modules \
    java.base,java.logging,java.management,java.naming,java.net.http,java.rmi,java.security.jgss,java.sql,jdk.jfr,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

FROM ${BASE_IMAGE} AS base
RUN groupadd --gid 10001 slipway && useradd --uid 10001 --gid slipway --no-create-home --home-dir /var/lib/slipway slipway \
    && mkdir -p /var/lib/slipway /run/slipway/alerts /run/slipway/api /run/slipway/git /run/slipway/haproxy /run/slipway/journal /run/slipway/slack \
    && chown -R slipway:slipway /var/lib/slipway /run/slipway
COPY --from=runtime /runtime /opt/java
COPY docker/healthy docker/keep-tokens /usr/local/bin/
USER 10001:10001
WORKDIR /var/lib/slipway
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin

FROM base AS reconciler
COPY --from=build /src/reconciler/target/lib /opt/slipway/lib
COPY --from=build /src/reconciler/target/slipway-reconciler.jar /opt/slipway/
COPY --from=build /src/api/target/slipway-api.jar /opt/slipway/
EXPOSE 7070
HEALTHCHECK --interval=5s --timeout=3s --start-period=180s --retries=3 CMD ["healthy", "7070"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/slipway/slipway-reconciler.jar", "reconciler"]
CMD ["--config", "/etc/slipway/reconciler.yaml"]

FROM base AS bot
COPY --from=build /src/bot/target/lib /opt/slipway/lib
COPY --from=build /src/bot/target/slipway-bot.jar /opt/slipway/
EXPOSE 7071
HEALTHCHECK --interval=5s --timeout=3s --start-period=180s --retries=3 CMD ["healthy", "7071"]
ENTRYPOINT ["java", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m", "-Xmn40m", "-XX:+UseSerialGC", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/slipway/slipway-bot.jar", "bot"]
CMD ["--config", "/etc/slipway/bot.yaml"]
