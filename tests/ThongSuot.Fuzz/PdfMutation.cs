using System.IO.Compression;

namespace ThongSuot.Fuzz;

/// <summary>Changes to a PDF: between its streams, and inside a packed stream so that the rest of the file keeps its place.</summary>
internal static class PdfMutation
{
    public static byte[] Of(byte[] pdf, byte[] other, Random random)
    {
        switch (random.Next(5))
        {
            case 0: return ByteMutation.Of(pdf, other, random);
            case 1:
                var objects = (byte[])pdf.Clone();
                for (var n = random.Next(1, 6); n > 0; n--) ChangeObject(objects, random);
                return objects;
            default:
                var changed = (byte[])pdf.Clone();
                for (var n = random.Next(1, 4); n > 0; n--) ChangeStream(changed, random);
                return changed;
        }
    }

    // Dictionaries, numbers and names stand before "stream".
    private static void ChangeObject(byte[] pdf, Random random)
    {
        var at = pdf.AsSpan(random.Next(pdf.Length)).IndexOf(" obj"u8) is var found and >= 0 ? found : 0;
        var end = pdf.AsSpan(at).IndexOf("stream"u8);
        ByteMutation.InPlace(pdf.AsSpan(at, Math.Min(end < 0 ? 200 : end, Math.Min(400, pdf.Length - at))), random);
    }

    private static void ChangeStream(byte[] pdf, Random random)
    {
        var from = random.Next(pdf.Length);
        var mark = pdf.AsSpan(from).IndexOf("\nstream"u8);
        if (mark < 0) (from, mark) = (0, pdf.AsSpan().IndexOf("stream"u8));
        if (mark < 0) return;
        var start = from + mark + "\nstream"u8.Length;
        while (start < pdf.Length && pdf[start] is (byte)'\r' or (byte)'\n') start++;
        var length = pdf.AsSpan(start).IndexOf("endstream"u8);
        if (length <= 0) return;
        var body = pdf.AsSpan(start, length);
        if (Inflate(body) is not { Length: > 0 } plain)
        {
            ByteMutation.InPlace(body, random);
            return;
        }
        ByteMutation.InPlace(plain, random);
        var packed = Deflate(plain);
        if (packed.Length > length) return;
        packed.CopyTo(body);
        body[packed.Length..].Fill((byte)'\n');
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> packed)
    {
        try
        {
            using var plain = new MemoryStream();
            using var zlib = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            zlib.CopyTo(plain);
            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Deflate(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize)) zlib.Write(plain);
        return packed.ToArray();
    }
}
