/** A program that is built from a package of a Go module of ours, whose go.mod and go.sum pin all it is made of. */
export interface GoProgram {
  /** Folder of the go.mod, absolute. */
  readonly module: string;
  /** Import path of the main package, or its folder relative to the module. */
  readonly package: string;
  /**
   * Values of Go string variables that the linker sets, by import path and name.
   * @default none
   */
  readonly variables?: Readonly<Record<string, string>>;
}
