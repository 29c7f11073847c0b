package org.havn.reference;

import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.reference.ImportReport.BadRows;
import org.springframework.stereotype.Component;

/// Loads the code lists that ship with the release, before anybody needs them.
@Component
class ShippedCodeLists implements AtStart {
    private final ShippedFiles files;
    private final CodeLists lists;

    ShippedCodeLists(ShippedFiles files, CodeLists lists) {
        this.files = files;
        this.lists = lists;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void run(Telling telling) {
        var all = CodeListName.values();
        int done = 0;
        for (var list : all) {
            telling.step("Code lists: " + list.key(), done++, all.length);
            files.loadOnce(
                    "codes/" + list.key() + ".csv",
                    "1",
                    content -> lists.importCsv(list, content, BadRows.STOP).mustBeClean());
        }
        telling.step("Code lists", all.length, all.length);
    }
}
