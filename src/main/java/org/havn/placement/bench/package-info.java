/// Measures the engine on invented work of realistic shape and size: `havn bench placement`.
@NamedInterface("bench")
@NullMarked
package org.havn.placement.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
