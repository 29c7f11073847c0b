/// Merkle trees as in RFC 6962: hashes, roots, and proofs that a leaf is in a tree and that one tree begins another.
/// Plain Java, without SQL, clock or files.
@NullMarked
package org.havn.audit.merkle;

import org.jspecify.annotations.NullMarked;
