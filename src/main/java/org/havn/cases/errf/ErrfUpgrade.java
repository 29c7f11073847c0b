package org.havn.cases.errf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havn.platform.Ids;

/// A case of version 3 in the blocks and fields of version 4, so that everything behind it knows one version.
///
/// Version 3 has no identifiers of its own; those made here come from its numbers and are the same each time. What only
/// version 3 has (`dataDocument`) stays as it is, and version 4 cannot carry it.
public final class ErrfUpgrade {
    private static final Map<String, String> RENAMED = Map.of("ResettlementCriteriaCode2", "ResettlementCriteria2Code");
    private static final String PERSON = "IndividualGUID";

    private final ErrfCase older;
    private final ErrfFormat format = ErrfFormat.of(ErrfVersion.V4);
    private final List<ErrfBlock> blocks = new ArrayList<>();
    private final String group;

    private ErrfUpgrade(ErrfCase older) {
        this.older = older;
        this.group = groupOf(older.first("dataProcessGroup")
                .map(it -> it.text("ProcessingGroupNumber"))
                .orElse(""));
    }

    /// The case in version 4; itself where it is in that already.
    public static ErrfCase toV4(ErrfCase household) {
        return household.version() == ErrfVersion.V4 ? household : new ErrfUpgrade(household).upgraded();
    }

    private ErrfCase upgraded() {
        for (var block : older.blocks()) {
            switch (block.name()) {
                case "dataIndividual" -> person(block);
                case "dataProcessGroupCrossReference" ->
                    add(
                            block,
                            Map.of(
                                    "ProcessingGroupGUIDFrom", groupOf(block.text("ProcessingGroupNumberFrom")),
                                    "ProcessingGroupGUIDTo", groupOf(block.text("ProcessingGroupNumberTo"))));
                default -> add(block, Map.of("ProcessingGroupGUID", group));
            }
        }
        return new ErrfCase(ErrfVersion.V4, older.number(), older.line(), blocks);
    }

    private void person(ErrfBlock block) {
        var number = block.text("IndividualID");
        add(block, Map.of("DateofBirthEstimate", "false"));
        add(
                new ErrfBlock("dataIndividualProcessGroup", block.line(), block.fields()),
                Map.of("ProcessingGroupGUID", group));
        if (!block.text("Photo").isEmpty()) {
            add(
                    new ErrfBlock(
                            "dataPhotograph",
                            block.line(),
                            Map.of("IndividualID", number, "Photo", block.text("Photo"))),
                    Map.of("PhotoTypeCode", "1"));
        }
    }

    private void add(ErrfBlock block, Map<String, String> more) {
        var known = format.block(block.name());
        if (known.isEmpty()) {
            var fields = new LinkedHashMap<>(block.fields());
            fields.put(PERSON, personOf(block.text("IndividualID")));
            blocks.add(new ErrfBlock(block.name(), block.line(), fields));
            return;
        }
        var source = new LinkedHashMap<String, String>(more);
        block.fields().forEach((field, text) -> source.put(RENAMED.getOrDefault(field, field), text));
        if (!block.text("IndividualID").isEmpty()) {
            source.put(PERSON, personOf(block.text("IndividualID")));
        }
        var own = known.get().fields().getFirst();
        if (own.kind() == ErrfFormat.Kind.GUID) {
            source.putIfAbsent(
                    own.name(),
                    Ids.named("havn:form-block:" + group + ":" + block.name() + ":" + block.text("IndividualID") + ":"
                                    + blocks.size())
                            .toString());
        }
        var fields = new LinkedHashMap<String, String>();
        for (var field : known.get().fields()) {
            var text = source.getOrDefault(field.name(), "");
            if (!text.isEmpty()) {
                fields.put(field.name(), text);
            }
        }
        blocks.add(new ErrfBlock(block.name(), block.line(), fields));
    }

    private static String personOf(String number) {
        return Ids.named("havn:form-person:" + number).toString();
    }

    private static String groupOf(String number) {
        return Ids.named("havn:form-group:" + number).toString();
    }
}
