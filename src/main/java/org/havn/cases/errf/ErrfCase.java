package org.havn.cases.errf;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One case of a batch, as it stands in the file.
///
/// @param number counts the cases of the file, from 1
/// @param line where it begins; 0 where it comes from no file
public record ErrfCase(ErrfVersion version, int number, int line, List<ErrfBlock> blocks) {
    public ErrfCase {
        blocks = List.copyOf(blocks);
    }

    public List<ErrfBlock> all(String block) {
        return blocks.stream().filter(it -> it.name().equals(block)).toList();
    }

    /// The same with the blocks in the form's order; those of one kind stay as they stood.
    public ErrfCase inOrder() {
        var known = ErrfFormat.of(version).blocks().stream()
                .map(ErrfFormat.Block::name)
                .toList();
        return new ErrfCase(
                version,
                number,
                line,
                blocks.stream()
                        .sorted(Comparator.comparingInt(it -> known.indexOf(it.name())))
                        .toList());
    }

    public Optional<ErrfBlock> first(String block) {
        return all(block).stream().findFirst();
    }

    public List<ErrfBlock> persons() {
        return all("dataIndividual");
    }

    /// The blocks that speak of one person, the person's own among them.
    public List<ErrfBlock> of(String block, String person) {
        return all(block).stream()
                .filter(it -> it.text(version.personField()).equals(person))
                .toList();
    }

    /// What a person is to the principal applicant, as the form's code; empty where it is not said.
    public String relationship(String person) {
        var holder = version == ErrfVersion.V3 ? "dataIndividual" : "dataIndividualProcessGroup";
        return of(holder, person).stream()
                .map(it -> it.text("RelationshipToPrincipalRepresentative"))
                .findFirst()
                .orElse("");
    }
}
