package org.havn.reference;

import org.havn.platform.AtStart;
import org.havn.platform.Telling;
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
            telling.step("reference.list." + list.key(), done++, all.length);
            files.loadOnce(
                    "codes/" + list.key() + ".csv",
                    "1",
                    content -> lists.importShipped(list, content).mustBeClean());
        }
        telling.step("reference.title", all.length, all.length);
    }
}
