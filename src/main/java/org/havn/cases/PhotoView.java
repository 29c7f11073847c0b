package org.havn.cases;

/// One person and whether there is a picture of them.
///
/// @param when it was kept; empty where there is none
public record PhotoView(String id, String name, String address, String when) {
    @Override
    public String toString() {
        return "PhotoView[" + id + ", hidden]";
    }
}
