package org.havn.audit.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalLong;

/// What a dishonest administrator may do to a trail.
enum Manipulation {
    EDIT_ACT(true, hand -> hand.edit("act = 'testing.other.act'")),
    EDIT_MOMENT(true, hand -> hand.edit("moment = moment + interval '1 microsecond'")),
    EDIT_ACCOUNT(true, hand -> hand.edit("account = gen_random_uuid()")),
    EDIT_PURPOSE(true, hand -> hand.edit("purpose = 'OTHER'")),
    EDIT_OBJECT(true, hand -> hand.edit("object_id = object_id || 'x'")),
    EDIT_OBJECT_TYPE(true, hand -> hand.edit("object_type = 'other'")),
    EDIT_CASE(true, hand -> hand.edit("case_number = 'HVN-26-999999'")),
    EDIT_DETAIL(true, hand -> hand.edit("detail = detail || '{\"more\": 1}'")),
    EDIT_DETAIL_TO_NONSENSE(true, hand -> hand.edit("detail = '{\"a\": 1.50, \"b\": null}'")),
    EDIT_REQUEST(true, hand -> hand.edit("request = gen_random_uuid()")),
    CHANGE_ID(true, hand -> hand.edit("id = gen_random_uuid()")),
    DELETE_EVENT(true, DishonestHand::deleteEvent),
    DELETE_LEAF(true, DishonestHand::deleteLeaf),
    DELETE_BOTH(true, hand -> {
        var leaf = hand.anyLeaf();
        hand.deleteEvent(leaf);
        hand.deleteLeaf(leaf);
        return leaf;
    }),
    DELETE_CLOSE_THE_GAP_AND_REBUILD(false, hand -> {
        var leaf = hand.anyLeaf();
        hand.deleteEvent(leaf);
        hand.deleteLeaf(leaf);
        hand.shift(leaf, -1);
        hand.rebuild();
        return leaf;
    }),
    SWAP(true, DishonestHand::swap),
    SWAP_AND_REBUILD(false, hand -> {
        var leaf = hand.swap();
        hand.rebuild();
        return leaf;
    }),
    INSERT_BEHIND_THE_LOG(false, hand -> {
        hand.insertEvent("now()");
        return -1;
    }),
    INSERT_IN_THE_MIDDLE_AND_REBUILD(false, hand -> {
        var leaf = hand.anyLeaf();
        hand.shift(leaf, 1);
        hand.insertLeaf(leaf, hand.insertEvent("'2026-03-01T08:00:00Z'"));
        hand.rebuild();
        return leaf;
    }),
    APPEND_WITH_A_DATE_IN_THE_PAST(true, hand -> {
        var leaf = hand.size();
        hand.insertLeaf(leaf, hand.insertEvent("'2026-03-01T08:00:01Z'"));
        hand.rebuild();
        return leaf;
    }),
    CUT_THE_TAIL(true, hand -> hand.cut(false)),
    CUT_THE_TAIL_WITH_ITS_HEADS(true, hand -> hand.cut(true)),
    EMPTY_THE_TRAIL(false, hand -> hand.truncate("audit.event")),
    EMPTY_THE_LEAVES(true, hand -> hand.truncate("audit.leaf") + 1),
    EMPTY_THE_NODES(false, hand -> hand.truncate("audit.node")),
    EMPTY_THE_HEADS(false, hand -> hand.truncate("audit.delivery, audit.head")),
    EMPTY_EVERYTHING(
            true,
            hand -> hand.truncate("audit.event, audit.waiting, audit.leaf, audit.node, audit.delivery, audit.head")
                    + 1),
    CHANGE_A_LEAFS_HASH(
            false, hand -> hand.update("update audit.leaf set hash = sha256(hash) where number = ", hand.anyLeaf())),
    EDIT_AND_REHASH_THE_LEAF(false, hand -> {
        var leaf = hand.edit("act = 'testing.other.act'");
        hand.rehash();
        return leaf;
    }),
    EDIT_AND_REBUILD(false, hand -> {
        var leaf = hand.edit("account = gen_random_uuid()");
        hand.rebuild();
        return leaf;
    }),
    EDIT_REBUILD_AND_FORGE_HEADS(false, hand -> {
        var leaf = hand.edit("act = 'testing.other.act'");
        hand.rebuild();
        hand.forgeHeads();
        return leaf;
    }),
    EDIT_REBUILD_AND_DROP_HEADS(false, hand -> {
        var leaf = hand.edit("purpose = 'OTHER'");
        hand.rebuild();
        hand.truncate("audit.delivery, audit.head");
        return leaf;
    }),
    EDIT_A_HEAD(
            false, hand -> hand.onAHead("update audit.head set note = replace(note, '2026', '2025') where size = ")),
    EDIT_A_SIGNATURE(
            false,
            hand -> hand.onAHead(
                    "update audit.head set note = overlay(note placing case substr(note, length(note) - 6, 1)"
                            + " when 'x' then 'y' else 'x' end from length(note) - 6) where size = ")),
    DELETE_A_HEAD(false, hand -> hand.onAHead("delete from audit.head where size = ")),
    MOVE_A_HEAD(false, hand -> hand.onAHead("update audit.head set size = size + 1 where size = ")),
    REDATE_A_HEAD(
            false, hand -> hand.onAHead("update audit.head set moment = moment + interval '1 day' where size = ")),
    EDIT_A_NODE(false, hand -> hand.onANode("update audit.node set hash = sha256(hash)")),
    DELETE_A_NODE(false, hand -> hand.onANode("delete from audit.node")),
    ADD_A_NODE(false, hand -> {
        hand.execute("insert into audit.node values (3, 100000, sha256('x'))");
        return -1;
    }),
    ADD_A_NODE_BEYOND_ALL(false, hand -> {
        hand.execute("insert into audit.node values (40, 9223372036854775807, sha256('x'))");
        return -1;
    }),
    LOSE_A_WAITING_EVENT(false, hand -> {
        hand.execute("delete from audit.event where id in (select event from audit.waiting limit 1)");
        return -1;
    });

    @FunctionalInterface
    private interface Act {
        /// The leaf that was touched, or -1 where none was.
        long by(DishonestHand hand) throws SQLException, IOException;
    }

    private final boolean located;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Act act;

    Manipulation(boolean located, Act act) {
        this.located = located;
        this.act = act;
    }

    OptionalLong by(DishonestHand hand) throws SQLException, IOException {
        var leaf = act.by(hand);
        return leaf < 0 ? OptionalLong.empty() : OptionalLong.of(leaf);
    }

    /// Whether the verification can tell the very leaf; otherwise the heads around it tell between which it is.
    boolean isLocated() {
        return located;
    }
}
