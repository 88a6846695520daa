/** Cells of the map along one side of a tile. */
export const FINENESS = 8;

/** The last zoom whose cells are counted ahead: deeper, a viewport holds few incidents. */
export const DEEPEST = 17;

/** Sides of a cell at a zoom, in degrees. */
export const cellOf = (zoom: number) => 360 / 2 ** zoom / FINENESS;
