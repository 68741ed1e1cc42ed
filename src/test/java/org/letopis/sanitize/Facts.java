package org.letopis.sanitize;

import java.util.List;
import java.util.stream.Stream;

/** What exiftool may say of a clean film or HEIF picture: how it is coded. */
final class Facts {
    private static final List<String> MOVIE = List.of(
            "CompatibleBrands",
            "CurrentTime",
            "Duration",
            "MajorBrand",
            "MatrixStructure",
            "MediaData", //
            "MediaDataOffset",
            "MediaDataSize",
            "MinorVersion",
            "MovieFragmentSequence",
            "MovieHeaderVersion", //
            "NextTrackID",
            "PosterTime",
            "PreferredRate",
            "PreferredVolume",
            "PreviewDuration",
            "PreviewTime", //
            "SelectionDuration",
            "SelectionTime",
            "TimeScale",
            "Unknown_mvex",
            "Unknown_tfdt",
            "Unknown_tfhd", //
            "Unknown_trun",
            "HandlerType",
            "HEVCConfigurationVersion",
            "GeneralProfileSpace",
            "GeneralTierFlag", //
            "GeneralProfileIDC",
            "GenProfileCompatibilityFlags",
            "ConstraintIndicatorFlags",
            "GeneralLevelIDC", //
            "MinSpatialSegmentationIDC",
            "ParallelismType",
            "ChromaFormat",
            "BitDepthLuma",
            "BitDepthChroma", //
            "AverageFrameRate",
            "ConstantFrameRate",
            "NumTemporalLayers",
            "TemporalIDNested",
            "ImageSpatialExtent", //
            "ImagePixelDepth",
            "AV1ConfigurationVersion",
            "SeqProfile",
            "SeqLevelIdx0",
            "SeqTier0",
            "HighBitDepth", //
            "TwelveBit",
            "ChromaSamplePosition",
            "InitialDelaySamples",
            "ColorProfiles",
            "ColorPrimaries", //
            "TransferCharacteristics",
            "MatrixCoefficients",
            "VideoFullRangeFlag",
            "Rotation",
            "AuxiliaryImageType", //
            "MetaImageSize",
            "Unknown_a1op",
            "PixelAspectRatio",
            "Unknown_imir",
            "CleanAperture",
            "Unknown_clap",
            "Unknown_idat");

    private static final List<String> TRACK = List.of(
            "AVCConfiguration",
            "AudioBitsPerSample",
            "AudioChannels",
            "AudioFormat",
            "AudioSampleRate", //
            "AverageBitrate",
            "Balance",
            "BitDepth",
            "BufferSize",
            "ChunkOffset",
            "CompositionTimeToSample", //
            "CompressorID",
            "GraphicsMode",
            "HandlerClass",
            "HandlerType",
            "IdependentAndDisposableSamples", //
            "ImageHeight",
            "ImageWidth",
            "LayoutFlags",
            "MatrixStructure",
            "MaxBitrate",
            "MediaDuration", //
            "MediaHeaderVersion",
            "MediaLanguageCode",
            "MediaTimeScale",
            "OpColor",
            "PixelAspectRatio", //
            "SampleGroupDescription",
            "SampleSizes",
            "SampleToChunk",
            "SampleToGroup",
            "SourceImageHeight", //
            "SourceImageWidth",
            "SyncSampleTable",
            "TimeToSampleTable",
            "TrackDuration",
            "TrackHeaderVersion", //
            "TrackID",
            "TrackLayer",
            "TrackVolume",
            "Unknown_btrt",
            "Unknown_edts",
            "Unknown_esds",
            "Unknown_hvcC", //
            "VideoFieldOrder",
            "VideoFrameRate",
            "XResolution",
            "YResolution",
            "ColorProfiles",
            "ColorPrimaries", //
            "TransferCharacteristics",
            "MatrixCoefficients",
            "VideoFullRangeFlag",
            "Gamma",
            "PurchaseFileFormat", //
            "AV1ConfigurationVersion",
            "Unknown_av1C",
            "Unknown_vpcC",
            "Unknown_dOps",
            "Unknown_dfLa", //
            "Unknown_dac3",
            "Unknown_d263",
            "Unknown_alac",
            "Unknown_wave",
            "Unknown_chan",
            "Unknown_enda", //
            "Unknown_pcmC",
            "Unknown_ccst",
            "ChannelDescriptions",
            "NumChannelDescriptions",
            "LayoutCode", //
            "AudioChannelLayout",
            "SeqProfile",
            "SeqLevelIdx0",
            "SeqTier0",
            "HighBitDepth",
            "TwelveBit", //
            "ChromaFormat",
            "ChromaSamplePosition",
            "InitialDelaySamples",
            "CodingConstraints",
            "Unknown_auxi", //
            "CleanAperture",
            "Unknown_clap",
            "Depth",
            "Unknown_mp4a",
            "Unknown_frma",
            "GenMediaVersion",
            "Endianness", //
            "AudioChannelTypes");

    static final List<String> FILM = Stream.of(
                    MOVIE.stream().map(tag -> "QuickTime:" + tag),
                    Stream.of("Meta:PrimaryItemReference", "Meta:MetaImageSize"),
                    TRACK.stream().map(tag -> "Track1:" + tag),
                    TRACK.stream().map(tag -> "Track2:" + tag))
            .flatMap(tags -> tags)
            .toList();

    /** The header that every colour profile must have, texts that say nothing, and what decides the colours. */
    static final List<String> PROFILE = List.of(
            "ICC-header:ProfileCMMType",
            "ICC-header:ProfileVersion",
            "ICC-header:ProfileClass",
            "ICC-header:ColorSpaceData",
            "ICC-header:ProfileConnectionSpace",
            "ICC-header:ProfileDateTime",
            "ICC-header:ProfileFileSignature",
            "ICC-header:PrimaryPlatform",
            "ICC-header:CMMFlags",
            "ICC-header:DeviceManufacturer",
            "ICC-header:DeviceModel",
            "ICC-header:DeviceAttributes",
            "ICC-header:RenderingIntent",
            "ICC-header:ConnectionSpaceIlluminant",
            "ICC-header:ProfileCreator",
            "ICC-header:ProfileID",
            "ICC_Profile:ProfileCopyright",
            "ICC_Profile:ProfileDescription",
            "ICC_Profile:MediaWhitePoint",
            "ICC_Profile:RedMatrixColumn",
            "ICC_Profile:GreenMatrixColumn",
            "ICC_Profile:BlueMatrixColumn",
            "ICC_Profile:RedTRC",
            "ICC_Profile:GreenTRC",
            "ICC_Profile:BlueTRC",
            "ICC_Profile:ChromaticAdaptation");

    private Facts() {}

    /** Returns the facts and some more. */
    static List<String> and(List<String> facts, String... more) {
        return Stream.concat(facts.stream(), Stream.of(more)).toList();
    }
}
