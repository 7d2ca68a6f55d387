using System.Buffers.Binary;
using System.Text;
using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Reading;

/// <summary>PDF made to overflow the stack of what reads it, which would end the whole process, these tests included.</summary>
public class PdfGuardTests
{
    private const string Catalog = "<< /Type /Catalog /Pages 2 0 R >>", Pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    private const ushort ArgumentsAreOffsets = 2, More = 32;

    [Theory]
    [InlineData(new[] { 2 }, new[] { 2 }, false)]
    [InlineData(new[] { 3 }, new[] { 2 }, false)]
    [InlineData(new[] { 0 }, new[] { 0 }, true)]
    [InlineData(new[] { 0, 3 }, new[] { 0, 0 }, true)]
    public void IsSafe_CompositesInARing_AreRefused(int[] second, int[] third, bool safe) =>
        Assert.Equal(safe, FontGuard.IsSafe(Font(Simple, Simple, Composite(second), Composite(third))));

    [Fact]
    public void IsSafe_CompositesNestedDeep_AreRefused()
    {
        Assert.False(FontGuard.IsSafe(Font([.. Enumerable.Range(1, 5_000).Select(next => Composite(next)), Simple])));
        Assert.True(FontGuard.IsSafe(Font([.. Enumerable.Range(1, 5).Select(next => Composite(next)), Simple])));
    }

    [Fact]
    public void IsSafe_CompositesThatDoubleTheirPoints_AreRefused()
    {
        Assert.False(FontGuard.IsSafe(Font([Simple, .. Enumerable.Range(0, 40).Select(before => Composite(before, before))])));
        Assert.True(FontGuard.IsSafe(Font([Simple, .. Enumerable.Range(0, 8).Select(before => Composite(before, before))])));
    }

    [Fact]
    public void IsSafe_CompositeCutAtTheEnd_IsFollowedIntoTheZerosBeyond() => Assert.False(FontGuard.IsSafe(Font(Composite(1), Composite(0)[..^6])));

    [Fact]
    public void IsSafe_ChangedBytes_NeverThrow()
    {
        var font = Font(Simple, Composite(0), Composite(1, 0));
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var changed = font[..(i % 3 == 0 ? random.Next(font.Length) : font.Length)];
            for (var k = random.Next(1, 6); k > 0 && changed.Length > 0; k--) changed[random.Next(changed.Length)] = (byte)(random.Next(2) == 0 ? 255 : random.Next(256));
            FontGuard.IsSafe(changed);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_FontWithARing_GivesTheTextWithAFinding(bool composite)
    {
        var source = Reads.Source(Embedded(Font(Simple, Composite(2), Composite(3), Composite(4), Composite(3)), composite));
        Assert.Equal("abc", source.Text);
        Assert.Equal("TS-READ-15", Assert.Single(source.Findings).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_FontWithHonestComposites_GivesTheTextWithoutAFinding(bool composite)
    {
        var source = Reads.Source(Embedded(Font(Simple, Composite(0), Composite(1, 0), Composite(2), Simple), composite));
        Assert.Equal("abc", source.Text);
        Assert.Empty(source.Findings);
    }

    [Fact]
    public void Read_SamplesAsPdf_HaveNoFontTakenOut() =>
        Assert.All(Samples.All.Where(p => p.EndsWith(".pdf", StringComparison.Ordinal) && !p.Contains("scan", StringComparison.Ordinal)), path =>
            Assert.DoesNotContain(Reads.Source(File.ReadAllBytes(path)).Findings, f => f.Code == "TS-READ-15"));

    [Theory]
    [InlineData("/XObject << /A 5 0 R >>", "/A Do", "/Resources << /XObject << /B 6 0 R >> >>", "/B Do", "/Resources << /XObject << /A 5 0 R >> >>", "/A Do")]
    [InlineData("/XObject << /A 5 0 R /B 6 0 R >>", "/A Do", "", "/B Do", "", "/#41 Do")]
    [InlineData("/XObject << /A{ 5 0 R /\u00e9B 6 0 R >>", "/A{ Do", "", "/\u00e9B Do", "", "/A{ Do")]
    [InlineData("/XObject << /D1 5 0 R /B 6 0 R >>", "/D1 Do", "", "/B Do", "", "/#4#41 Do")]
    public void Read_FormsInARing_AreOneClearError(string resources, string content, string first, string firstContent, string second, string secondContent) =>
        Assert.Equal(ReadFailure.Corrupt, Reads.Fails(PdfSheets.Raw("", Catalog, Pages, Page(resources), PdfSheets.Stream("", content), Form(first, firstContent), Form(second, secondContent))).Failure);

    [Fact]
    public void Read_FormsThatDoubleEachOther_AreOneClearError() => Assert.Equal(ReadFailure.Corrupt, Reads.Fails(PdfSheets.Raw("",
        [Catalog, Pages, Page("/XObject << /A 5 0 R >>"), PdfSheets.Stream("", "/A Do"), .. Enumerable.Range(6, 30).Select(next => Form($"/Resources << /XObject << /A {next} 0 R >> >>", "/A Do /A Do")), Form("", "")])).Failure);

    [Fact]
    public void Read_FormsInForms_KeepTheirText() => Assert.Equal("abc", Reads.Source(PdfSheets.Raw("", Catalog, Pages,
        Page("/XObject << /A 5 0 R >>"), PdfSheets.Stream("", "/A Do"), Form("/Resources << /XObject << /B 6 0 R >> >>", "/B Do"),
        Form("/Resources << /XObject << /B 6 0 R >> /Font << /F 7 0 R >> >>", "BT /F 12 Tf 80 700 Td (abc) Tj ET"), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")).Text);

    [Theory]
    [InlineData("[/Separation /X 5 0 R 6 0 R]", "<< /FunctionType 2 /Domain [0 1] /N 1 >>")]
    [InlineData("[/DeviceN [/X] 5 0 R 6 0 R]", "<< /FunctionType 2 /Domain [0 1] /N 1 >>")]
    [InlineData("[/Separation /X /DeviceGray 6 0 R]", "<< /FunctionType 3 /Domain [0 1] /Functions [6 0 R] /Bounds [] /Encode [0 1] >>")]
    public void Read_ColoursInARing_AreOneClearError(string space, string function) => Assert.Equal(ReadFailure.Corrupt, Reads.Fails(Coloured(space, function)).Failure);

    [Fact]
    public void Read_ProceduresNestedDeep_AreOneClearError() => Assert.Equal(ReadFailure.Corrupt,
        Reads.Fails(Coloured("[/Separation /X /DeviceGray 6 0 R]", PdfSheets.Stream("/FunctionType 4 /Domain [0 1] /Range [0 1]", new string('{', 100_000) + new string('}', 100_000)))).Failure);

    [Fact]
    public void Read_HonestSpotColour_KeepsTheText() =>
        Assert.Equal("abc", Reads.Source(Coloured("[/Separation /X /DeviceGray 6 0 R]", "<< /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >>")).Text);

    private static byte[] Coloured(string space, string function) => PdfSheets.Raw("", Catalog, Pages,
        Page("/ColorSpace << /C 5 0 R >> /Font << /F 7 0 R >>"), PdfSheets.Stream("", "/C cs 0.5 sc BT /F 12 Tf 80 700 Td (abc) Tj ET"), space, function, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");

    private static string Page(string resources) => $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>";

    private static string Form(string entries, string content) => PdfSheets.Stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + entries, content);

    /// <summary>A page that says "abc" in the font, as a simple one or as one of many letters.</summary>
    private static byte[] Embedded(byte[] font, bool composite)
    {
        const string Descriptor = "<< /Type /FontDescriptor /FontName /AAAAAA+Ring /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 800 /Descent 0 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontFile2 7 0 R >>";
        var file = PdfSheets.Stream($"/Length1 {font.Length}", Encoding.Latin1.GetString(font));
        var unicode = PdfSheets.Stream("", composite ? "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0003> <0061> endbfrange" : "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <61> <63> <0061> endbfrange");
        return composite
            ? PdfSheets.Raw("", Catalog, Pages, Page("/Font << /F 5 0 R >>"), PdfSheets.Stream("", "BT /F 12 Tf 80 700 Td <000100020003> Tj ET"),
                "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Ring /Encoding /Identity-H /DescendantFonts [9 0 R] /ToUnicode 8 0 R >>", Descriptor, file, unicode,
                "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Ring /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /CIDToGIDMap /Identity /FontDescriptor 6 0 R >>")
            : PdfSheets.Raw("", Catalog, Pages, Page("/Font << /F 5 0 R >>"), PdfSheets.Stream("", "BT /F 12 Tf 80 700 Td (abc) Tj ET"),
                "<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Ring /FirstChar 97 /LastChar 99 /Widths [500 500 500] /Encoding /WinAnsiEncoding /FontDescriptor 6 0 R /ToUnicode 8 0 R >>", Descriptor, file, unicode);
    }

    /// <summary>A triangle.</summary>
    private static byte[] Simple => [.. Words(1, 0, 0, 500, 500, 2, 0), 0x01, 0x01, 0x01, .. Words(0, 500, 0, 0, 0, 500), 0];

    private static byte[] Composite(params int[] parts) => Words([0xFFFF, 0, 0, 500, 500, .. parts.SelectMany((part, i) => new[] { ArgumentsAreOffsets | (i < parts.Length - 1 ? More : 0), part, 0 })]);

    private static byte[] Words(params int[] words) => [.. words.SelectMany(w => new[] { (byte)(w >> 8), (byte)w })];

    private static byte[] Font(params byte[][] glyphs)
    {
        int[] offsets = [0, .. glyphs.Select((_, i) => glyphs.Take(i + 1).Sum(g => g.Length))];
        var codes = Words([0, 0, 3, 1, 0, 12, 4, 32, 0, 4, 4, 1, 0, 99, 0xFFFF, 0, 97, 0xFFFF, 65536 - 96, 1, 0, 0]);
        BinaryPrimitives.WriteUInt16BigEndian(codes.AsSpan(2), 1);
        (string Tag, byte[] Bytes)[] tables =
        [
            ("cmap", codes),
            ("glyf", [.. glyphs.SelectMany(g => g)]),
            ("head", Words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 500, 500, 0, 8, 2, 1, 0)),
            ("hhea", Words(1, 0, 800, 0, 0, 500, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, 1)),
            ("hmtx", Words([500, 0, .. new int[glyphs.Length - 1]])),
            ("loca", Words([.. offsets.SelectMany(o => new[] { o >> 16, o & 0xFFFF })])),
            ("maxp", Words(1, 0, glyphs.Length, 3, 1, 3, 1, 1, 0, 0, 0, 0, 0, 0, 2, 2)),
        ];
        var font = new List<byte>(Words(1, 0, tables.Length, 64, 2, 48));
        var at = 12 + 16 * tables.Length;
        foreach (var (tag, bytes) in tables)
        {
            font.AddRange([.. Encoding.ASCII.GetBytes(tag), 0, 0, 0, 0, .. Words(at >> 16, at & 0xFFFF, bytes.Length >> 16, bytes.Length & 0xFFFF)]);
            at += bytes.Length;
        }
        return [.. font, .. tables.SelectMany(t => t.Bytes)];
    }
}
