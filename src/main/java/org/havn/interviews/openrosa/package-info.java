/// The interview in a program of ODK's kind, ODK Collect or KoboCollect: OpenRosa's lists, forms and submissions.
///
/// What such a program keeps on its device is its own business, and said so:
/// `docs/decisions/0251-openrosa-for-collect.md`
@NullMarked
package org.havn.interviews.openrosa;

import org.jspecify.annotations.NullMarked;
