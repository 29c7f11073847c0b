package org.havn.communities;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.havn.reference.CapabilityCode;
import org.havn.reference.Provenance;
import org.jspecify.annotations.Nullable;

/// Services, interpreters and language communities that no source lists, generated from the rules A5 to A8 of
/// `docs/assumptions.md`.
final class AssumedOffers {
    private static final List<String> AT_LARGE_HOSPITALS =
            List.of("DIALYSIS", "CANCER_CARE", "CARDIAC_CARE", "MATERNITY_CARE", "DIETITIAN", "HEARING_AND_SIGHT_AID");
    private static final List<String> AT_LOCAL_HOSPITALS = List.of("DIALYSIS", "DIETITIAN");

    private final Atlas atlas;
    private final Assumptions assumed;

    AssumedOffers(Atlas atlas, Assumptions assumed) {
        this.atlas = atlas;
        this.assumed = assumed;
    }

    /// A6: everybody who fled to Norway from a language's countries, spread as all refugees of 2012 to 2022 were.
    List<LanguageCommunity> languageCommunities() {
        var everywhere = atlas.communities().stream()
                .mapToInt(community -> settledBefore(community.id()))
                .sum();
        var why = assumed.provenance("Assumption A6: speakers spread as the refugees settled from 2012 to 2022");
        var all = new ArrayList<LanguageCommunity>();
        for (var community : atlas.communities()) {
            for (var language : assumed.languages()) {
                long speakers = everywhere == 0
                        ? 0
                        : Math.round((double) assumed.speakers(language) * settledBefore(community.id()) / everywhere);
                if (speakers > 0) {
                    all.add(new LanguageCommunity(community.id(), language, (int) speakers, why));
                }
            }
        }
        return all;
    }

    /// A5, A7 and A8.
    List<ServiceOffer> offers(List<LanguageCommunity> spoken, List<CapacityVersion> capacities) {
        var offers = new ArrayList<ServiceOffer>();
        atlas.communities().forEach(community -> municipal(offers, community));
        atlas.hospitals().forEach(hospital -> atHospital(offers, hospital));
        languages(offers, spoken);
        fromCapacity(offers, capacities);
        return offers;
    }

    private void municipal(List<ServiceOffer> offers, Community community) {
        var law =
                assumed.provenance("Assumption A5: a duty of every municipality by law; its presence was not checked");
        for (var duty : List.of("HOME_NURSING", "PHYSIOTHERAPY", "SPECIAL_EDUCATION")) {
            offers.add(local(duty, community.id(), community.name() + " kommune", law));
        }
        var size = assumed.provenance("Assumption A5: by the number of inhabitants");
        int people = community.population().all();
        if (people >= assumed.whole("dental_from")) {
            offers.add(local("DENTAL_CARE", community.id(), "Offentlig tannklinikk", size));
        }
        if (people >= assumed.whole("speech_from")) {
            offers.add(local("SPEECH_THERAPY", community.id(), "Logopedtjeneste", size));
        }
        if (people >= assumed.whole("shelter_from")) {
            offers.add(local("WOMENS_SHELTER", community.id(), "Krisesenter", size));
        }
    }

    private void atHospital(List<ServiceOffer> offers, Hospital hospital) {
        var why = assumed.provenance("Assumption A8: by the kind of hospital");
        var capabilities = switch (hospital.level()) {
            case UNIVERSITY, GENERAL -> AT_LARGE_HOSPITALS;
            case LOCAL -> AT_LOCAL_HOSPITALS;
            case SPECIALISED, REHABILITATION -> List.<String>of();
        };
        for (var capability : capabilities) {
            offers.add(offer(capability, hospital.community(), hospital.id(), hospital.name(), why));
        }
    }

    private void languages(List<ServiceOffer> offers, List<LanguageCommunity> spoken) {
        for (var group : spoken) {
            if (group.speakers() >= assumed.whole("speakers_for_community")) {
                offers.add(local(
                        CapabilityCode.languageCommunity(group.language()).value(),
                        group.community(),
                        "Språkmiljø",
                        group.provenance()));
            }
        }
        var why = assumed.provenance("Assumption A7: interpreters where many speak the language, and in large towns");
        var manySpeak = spoken.stream()
                .filter(group -> group.speakers() >= assumed.whole("speakers_for_interpreter"))
                .map(group -> List.of(group.community(), group.language()))
                .collect(Collectors.toSet());
        for (var community : atlas.communities()) {
            for (var language : assumed.languages()) {
                var many = manySpeak.contains(List.of(community.id(), language));
                if (many || community.population().all() >= assumed.whole("interpreter_from")) {
                    offers.add(
                            local(CapabilityCode.interpreter(language).value(), community.id(), "Tolketjeneste", why));
                }
            }
        }
    }

    /// What a capacity says is there is also an offer, so that a need can ask for it by its capability.
    private void fromCapacity(List<ServiceOffer> offers, List<CapacityVersion> capacities) {
        for (var version : capacities) {
            var capacity = version.capacity();
            if (capacity.amount() > 0 && capacity.dimension() == Dimension.HOMES_STEP_FREE) {
                offers.add(local("STEP_FREE_HOME", capacity.community(), "Trinnfri bolig", capacity.provenance()));
            }
            if (capacity.amount() > 0 && capacity.dimension() == Dimension.UPPER_SECONDARY_INTRODUCTORY) {
                offers.add(
                        local("CATCH_UP_SCHOOLING", capacity.community(), "Innføringsklasse", capacity.provenance()));
            }
        }
    }

    private int settledBefore(CommunityId community) {
        return atlas.settlement(community).map(Settlement::settledBefore).orElse(0);
    }

    private static ServiceOffer local(String capability, CommunityId community, String name, Provenance why) {
        return offer(capability, community, null, name, why);
    }

    private static ServiceOffer offer(
            String capability, CommunityId community, @Nullable HospitalId hospital, String name, Provenance why) {
        return new ServiceOffer(new CapabilityCode(capability), community, hospital, name, ServiceLevel.LOCAL, why);
    }
}
