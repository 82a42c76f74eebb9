/** A program that is built from a package of a Go module of ours, whose go.mod and go.sum pin all it is made of. */
export interface GoProgram {
  /** Folder of the go.mod, absolute. */
  readonly module: string;
  /** Import path of the main package, or its folder relative to the module. */
  readonly package: string;
  /**
   * Package of the module that is run before the build, with an empty folder as its argument; the program is built with the
   * go.mod that it writes there.
   * @default - built with the module's own go.mod
   */
  readonly prepare?: string;
  /** Values of Go string variables that the linker sets, by import path and name. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
}
