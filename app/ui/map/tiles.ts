type Sections = {
	rootDirectoryOffset: number;
	rootDirectoryLength: number;
	jsonMetadataOffset: number;
	jsonMetadataLength: number;
	leafDirectoryOffset: number;
	leafDirectoryLength?: number | undefined;
	tileDataOffset: number;
	tileDataLength?: number | undefined;
};

/** Where the last byte that an archive's header promises stands: a file that stops before it is cut short. */
export const lastByte = (header: Sections): number =>
	Math.max(
		header.rootDirectoryOffset + header.rootDirectoryLength,
		header.jsonMetadataOffset + header.jsonMetadataLength,
		header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
		header.tileDataOffset + (header.tileDataLength ?? 0),
	) - 1;

/** Whether raster tiles leave the map empty: some failed and none has ever come. One missing at the edge is nothing. */
export const leavesEmpty = ({ drawn, failed }: { drawn: number; failed: number }): boolean => failed > 0 && drawn === 0;
