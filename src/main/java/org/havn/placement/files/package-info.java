/// Placement problems and plans as files: five CSV tables in, a plan with its explanations out, and the command
/// `havn place` around them. Plain Java, without a database and with nothing Norwegian in it.
/// The annotation only tells the structural test that the program may mount the command.
@NamedInterface("files")
@NullMarked
package org.havn.placement.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
