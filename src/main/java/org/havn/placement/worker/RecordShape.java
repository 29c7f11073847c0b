package org.havn.placement.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// How a record is taken apart and put together again: by its accessors, and by the constructor that checks it.
record RecordShape(List<Method> parts, Constructor<?> maker) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return shapeOf(type);
        }
    };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static RecordShape shapeOf(Class<?> type) {
        try {
            var components = type.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var maker = type.getDeclaredConstructor(types);
            maker.setAccessible(true);
            var parts =
                    Arrays.stream(components).map(RecordComponent::getAccessor).toList();
            parts.forEach(part -> part.setAccessible(true));
            return new RecordShape(parts, maker);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is a record without its constructor", e);
        }
    }
}
