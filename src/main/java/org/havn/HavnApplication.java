package org.havn;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// All modules, wired together.
@SpringBootApplication
public class HavnApplication {}
