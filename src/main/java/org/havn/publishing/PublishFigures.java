package org.havn.publishing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.havn.publishing.release.Figure;
import org.springframework.stereotype.Component;

/// A draft of figures becomes open to all. What is out cannot be called back, so nobody does it alone,
/// and whoever looks after the data is one of the two.
@Component
class PublishFigures implements SecondedAct {
    static final String CODE = "publishing.publish-figures";

    private static final String RELEASE = "release";
    private static final String ASKED_BY = "asked-by";

    private final Figures figures;
    private final CurrentActor actor;

    PublishFigures(Figures figures, CurrentActor actor) {
        this.figures = figures;
        this.actor = actor;
    }

    static Map<String, String> parameters(UUID release, UUID askedBy) {
        return Map.of(RELEASE, release.toString(), ASKED_BY, askedBy.toString());
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.DATA_PROTECTION_OFFICER);
    }

    /// @throws NoSuchRelease if it was counted anew, published or refused meanwhile
    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var draft = figures.draft(release(parameters));
        var counted = figures.figuresOf(draft);
        var shown = counted.stream().filter(Figure::shown).count();
        return List.of(
                new Change("publishing.counted-on", "", draft.countedOn().toString()),
                new Change("publishing.threshold", "", String.valueOf(draft.threshold())),
                new Change("publishing.shown", "", String.valueOf(shown)),
                new Change("publishing.held", "", String.valueOf(counted.size() - shown)));
    }

    @Override
    public void dropped(Map<String, String> parameters) {
        figures.refuse(release(parameters), actor.get().account());
    }

    @Override
    public void perform(Map<String, String> parameters) {
        figures.publish(
                release(parameters),
                UUID.fromString(parameters.getOrDefault(ASKED_BY, "")),
                actor.get().account());
    }

    private static UUID release(Map<String, String> parameters) {
        return UUID.fromString(parameters.getOrDefault(RELEASE, ""));
    }
}
