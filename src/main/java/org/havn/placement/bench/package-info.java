/// Measures the engine on invented work of realistic shape and size: `havn bench placement`.
@NullMarked
package org.havn.placement.bench;

import org.jspecify.annotations.NullMarked;
