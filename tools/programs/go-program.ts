/** A program that is built from a package of one of our Go modules, whose go.mod and go.sum pin all that it is made of. */
export interface GoProgram {
  /** Folder of the go.mod, absolute. */
  readonly module: string;
  /** Import path of the main package, or its folder relative to the module. */
  readonly package: string;
  /**
   * Package of the module that runs before the build, with an empty folder as its argument; the build uses the go.mod that
   * it writes there.
   * @default - none, and the build uses the module's own go.mod
   */
  readonly prepare?: string;
  /** Values of Go string variables that the linker sets, by import path and name. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  /** Build tags, which leave out what nobody needs or take in what somebody does. @default - none */
  readonly tags?: readonly string[];
}
