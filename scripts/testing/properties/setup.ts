// Vitest runs this before every test file: what imports fast-check finds it configured.
import { configureProperties } from "./properties.ts";

configureProperties();
