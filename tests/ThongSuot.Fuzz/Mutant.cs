using System.Text;

namespace ThongSuot.Fuzz;

/// <summary>One mutated sample. The same campaign seed and index always give the same bytes.</summary>
internal sealed record Mutant(int Index, Seed Seed, byte[] Bytes)
{
    // Out of a hundred: a PDF takes ten times as long as the others.
    private static readonly (SeedKind Kind, int Share)[] Shares = [(SeedKind.Text, 44), (SeedKind.Html, 22), (SeedKind.Docx, 31), (SeedKind.Pdf, 3)];

    public static Mutant Make(IReadOnlyList<Seed> seeds, int campaign, int index)
    {
        var random = new Random(unchecked(campaign * 1_000_003 + index * 7_919 + 17));
        var kind = KindOf(random.Next(100));
        var alike = seeds.Where(s => s.Kind == kind).ToList();
        var seed = alike[random.Next(alike.Count)];
        var other = random.Next(10) == 0 ? seeds[random.Next(seeds.Count)] : alike[random.Next(alike.Count)];
        var docx = other.Kind is SeedKind.Docx ? other : seed;
        var bytes = seed.Kind switch
        {
            SeedKind.Docx when random.Next(8) > 0 => DocxMutation.Of(seed.Bytes, docx.Bytes, random),
            SeedKind.Pdf => PdfMutation.Of(seed.Bytes, other.Bytes, random),
            SeedKind.Html when seed.Text is { } page && random.Next(8) > 0 => Encode(TextMutation.Of(page, other.Text ?? page, random.Next(3) > 0 ? Hostile.Html : Hostile.Texts, random), random),
            SeedKind.Text when seed.Text is { } text && random.Next(8) > 0 => Encode(TextMutation.Of(text, other.Text ?? text, Hostile.Texts, random), random),
            _ => ByteMutation.Of(seed.Bytes, other.Bytes, random),
        };
        return new Mutant(index, seed, bytes);
    }

    private static SeedKind KindOf(int percent)
    {
        foreach (var (kind, share) in Shares)
            if ((percent -= share) < 0) return kind;
        return SeedKind.Text;
    }

    private static byte[] Encode(string text, Random random) => random.Next(20) == 0 ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)] : Encoding.UTF8.GetBytes(text);
}
