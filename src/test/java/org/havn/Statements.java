package org.havn;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The statements that a site sends to its database while it answers requests. Left out are its jobs, and
/// the question whether another node has changed a table of the country: it is asked once in a while, whoever
/// comes, and belongs to no page.
public final class Statements {
    private static final String REQUESTS = "tomcat-handler-";
    private static final Pattern EDITION = Pattern.compile("select number from \\w+\\.edition\\s*");
    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    private Statements() {}

    /// What is sent for a visit, to the end of its requests. Nobody else may be visiting.
    public static List<String> during(Runnable visit) {
        awaitSilence();
        SENT.clear();
        visit.run();
        awaitSilence();
        return List.copyOf(SENT);
    }

    /// A request may have something to send still when its answer has arrived already.
    private static void awaitSilence() {
        for (var before = -1; before != SENT.size(); ) {
            before = SENT.size();
            try {
                Thread.sleep(60);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    static void countIn(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database ? new Counting(database) : bean;
            }
        });
    }

    private static final class Counting extends DelegatingDataSource {
        Counting(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return listening(Connection.class, super.getConnection(), "");
        }
    }

    private static <T> T listening(Class<T> type, T to, String sql) {
        InvocationHandler handler = (_, method, arguments) -> {
            var first = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : sql;
            if (method.getName().startsWith("execute")
                    && Thread.currentThread().getName().startsWith(REQUESTS)
                    && !EDITION.matcher(first).matches()) {
                SENT.add(first);
            }
            try {
                var answer = method.invoke(to, arguments);
                return answer instanceof Statement statement
                        ? listening(method.getReturnType().asSubclass(Statement.class), statement, first)
                        : answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
