/** What `run-lua.ts` uses of fengari, which has no types of its own. */
declare module 'fengari' {
  /** A running Lua. */
  export type State = { readonly brand: 'lua_State' };
  type Library = (state: State) => number;
  export const lua: {
    readonly LUA_OK: number;
    lua_pop(state: State, count: number): void;
    lua_getfield(state: State, index: number, key: Uint8Array): number;
    lua_tojsstring(state: State, index: number): string | null;
  };
  export const lauxlib: {
    luaL_newstate(): State;
    luaL_requiref(state: State, name: Uint8Array, library: Library, asGlobal: boolean): void;
    luaL_dostring(state: State, script: Uint8Array): number | boolean;
  };
  export const lualib: { readonly luaopen_base: Library; readonly luaopen_table: Library };
  export function to_luastring(text: string): Uint8Array;
}
