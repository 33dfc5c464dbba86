// The module as it was built, for the tests of this folder.
export * from "../../target/npm/api.js";
export { default } from "../../target/npm/api.js";
