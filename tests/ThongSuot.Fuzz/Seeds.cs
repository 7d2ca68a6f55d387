using System.Text;
using ThongSuot.TestKit;

namespace ThongSuot.Fuzz;

/// <summary>What a file is mutated as.</summary>
internal enum SeedKind
{
    Text,
    Html,
    Docx,
    Pdf,
}

/// <summary>A sound file that mutated samples are made from.</summary>
internal sealed record Seed(string Name, SeedKind Kind, byte[] Bytes)
{
    /// <summary>The text of a text or a page; null when the bytes are not UTF-8 (then only bytes are changed).</summary>
    public string? Text { get; } = Kind is SeedKind.Text or SeedKind.Html && System.Text.Unicode.Utf8.IsValid(Bytes) ? Encoding.UTF8.GetString(Bytes) : null;
}

/// <summary>The files a campaign starts from: the samples of the project, and those of other folders if any.</summary>
internal static class Seeds
{
    public static IReadOnlyList<Seed> Load(IEnumerable<string> folders)
    {
        var files = Samples.All.Concat(folders.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal));
        return [.. files.Select(Read).OfType<Seed>(), .. Made()];
    }

    // Scans need character recognition, other endings LibreOffice: both take seconds a file.
    private static Seed? Read(string path)
    {
        SeedKind? kind = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".TXT" => SeedKind.Text,
            ".HTML" or ".HTM" => SeedKind.Html,
            ".DOCX" => SeedKind.Docx,
            ".PDF" when !path.Contains("scan", StringComparison.OrdinalIgnoreCase) => SeedKind.Pdf,
            _ => null,
        };
        return kind is { } known ? new Seed(Path.GetFileName(path), known, File.ReadAllBytes(path)) : null;
    }

    // What the samples lack: both endings of UTF-16, page breaks, tables of text, an ODT's and a DOC's first bytes.
    private static IEnumerable<Seed> Made()
    {
        var text = File.ReadAllText(Samples.Path("thong-bao-ket-luan.txt"));
        yield return new Seed("utf-16", SeedKind.Text, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]);
        yield return new Seed("utf-16be", SeedKind.Text, [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);
        yield return new Seed("decomposed", SeedKind.Text, Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormD)));
        yield return new Seed("pages", SeedKind.Text, Encoding.UTF8.GetBytes(text.Replace("\n\n", "\n\f2\n", StringComparison.Ordinal)));
        yield return new Seed("table", SeedKind.Text, Encoding.UTF8.GetBytes("PHỤ LỤC\nNHIỆM VỤ NĂM 2024\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Mở lớp tập huấn | Phòng Nội vụ | Trước ngày 20/3/2024 |\n| 2 | Báo cáo kết quả | Các xã, phường | Quý IV/2024 |\n"));
        yield return new Seed("columns", SeedKind.Text, Encoding.UTF8.GetBytes("TỈNH SÔNG LAM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND          Độc lập - Tự do - Hạnh phúc\n\n               KẾ HOẠCH\n1. Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành báo cáo trước ngày 20/3/2024.\n\nNơi nhận:               CHỦ TỊCH\n- Như trên;\n- Lưu: VT.             Trần Văn Mẫu\n"));
        yield return new Seed("compound", SeedKind.Text, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[1024]]);
        yield return new Seed("rtf", SeedKind.Text, @"{\rtf1\ansi Kế hoạch}"u8.ToArray());
        foreach (var (name, docx) in Docxs()) yield return new Seed(name, SeedKind.Docx, docx.ToBytes());
    }

    private static IEnumerable<(string Name, DocxBuilder Docx)> Docxs()
    {
        var docx = new DocxBuilder();
        var list = docx.List(("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "-"));
        docx.Header("2").Footer("Trang 3").SideBySide(["TỈNH ỦY SÔNG LAM", "*", "Số 12-KH/TU"], ["ĐẢNG CỘNG SẢN VIỆT NAM", "Sông Lam, ngày 02 tháng 3 năm 2024"])
            .Paragraph("KẾ HOẠCH", bold: true, centered: true).Paragraph("thực hiện Chỉ thị số 9-CT/TW", centered: true);
        for (var level = 0; level < 5; level++) docx.Paragraph("Giao Ban Tổ chức chủ trì, phối hợp với các ban đảng tham mưu trước ngày 20/3/2024.", list: list, level: level);
        docx.ParagraphWithFootnote("Thực hiện Nghị quyết", "Nghị quyết số 5-NQ/TU.")
            .Xml("<w:p><w:ins w:id=\"1\"><w:r><w:t>thêm</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>bớt</w:delText></w:r></w:del><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>1</w:t><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:r></w:p>")
            .Table(["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Mở lớp\ntập huấn", "Sở Nội vụ", "Quý IV/2024"])
            .SideBySide(["Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Lưu VPTU."], ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Mẫu"])
            .Paragraph("Phụ lục 1", centered: true).Table(["TT", "Chỉ tiêu"], ["1", "đạt ít nhất 95%"]);
        yield return ("everything", docx);
        yield return ("small", new DocxBuilder().Paragraph("1. Các xã báo cáo trước ngày 20/3/2024."));
    }
}
