/// What adapter and router process say to each other over loopback: version 1, JSON, bearer token.
///
///     GET    /v1/about                                     who is it ([About])
///     GET    /v1/environments/{environment}/routes         plans in force with answers ([RoutedJson])
///     PUT    /v1/environments/{environment}/services/{service}   a plan, whole ([PlanJson])
///     DELETE /v1/environments/{environment}/services/{service}
///
/// 409 refuses a lower generation, 400 what is no plan, 423 an address that is taken, 507 a plan in
/// force that could not be kept on disk. Errors are one line of plain text.
@NullMarked
package dev.slipway.reconciler.router.builtin.protocol;

import org.jspecify.annotations.NullMarked;
