/** How far around its place a project may answer reports, in metres. */
export const REACH = 250;
