using System.Buffers.Binary;

namespace ThongSuot.Documents.Reading;

/// <summary>How many dots an image unpacks to, from its first bytes: a small file may name a huge page.</summary>
internal static class ImageSize
{
    /// <summary>Width times height; 0 when it cannot be told.</summary>
    public static long Dots(ReadOnlySpan<byte> image)
    {
        if (image.Length > 24 && image[1..].StartsWith("PNG"u8)) return (long)BinaryPrimitives.ReadUInt32BigEndian(image[16..]) * BinaryPrimitives.ReadUInt32BigEndian(image[20..]);
        if (image.Length > 4 && image[0] == 0xFF && image[1] == 0xD8) return Jpeg(image);
        return 0;
    }

    private static long Jpeg(ReadOnlySpan<byte> image)
    {
        var at = 2;
        while (at + 9 < image.Length && image[at] == 0xFF)
        {
            var marker = image[at + 1];
            // SOF0..SOF15 but for the tables DHT (C4), JPG (C8) and DAC (CC)
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (long)BinaryPrimitives.ReadUInt16BigEndian(image[(at + 5)..]) * BinaryPrimitives.ReadUInt16BigEndian(image[(at + 7)..]);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]);
        }
        return 0;
    }
}
