using System.Text;
using CsCheck;

namespace ThongSuot.Documents.Tests.Properties;

/// <summary>Makes texts: of any characters at all, of the pieces documents are made of, and documents as an office would write them.</summary>
internal static class Gens
{
    private static readonly string[] Syllables = [.. "Sở Nội vụ Ủy ban nhân dân tỉnh huyện xã phường Đảng ủy Ban Thường vụ Huyện ủy Sông Lam Đồng Xuân chủ trì phối hợp với các cơ quan đơn vị liên quan tham mưu báo cáo kết quả triển khai thực hiện kế hoạch xây dựng ban hành hướng dẫn kiểm tra giám sát đề nghị giao trước ngày trong năm hằng quý tháng và của về việc theo thuộc trừ để qua người lao động đào tạo nghề hoà hòa uỷ thuý".Split(' ')];

    private static readonly string[] Marks = [".", ";", ":", ",", "", "", ".)", "…", "”."];

    private static readonly string[] Labels = ["1. ", "2. ", "1.1. ", "2.1 ", "a) ", "b) ", "đ) ", "I. ", "II. ", "III- ", "Điều 1. ", "Chương II ", "Phần thứ nhất ", "- ", "+ ", "* ", "(1) ", "", "", "", ""];

    private static readonly string[] Pieces =
    [
        "trước ngày 20/3/2024", "ngày 31/02/2024", "quý IV/2025", "hằng năm", "trong vòng 30 ngày kể từ ngày ký", "Kế hoạch số 12-KH/TU ngày 05 tháng 3 năm 2024 của Tỉnh ủy về công tác cán bộ", "Nghị định số 30/2020/NĐ-CP", "đạt ít nhất 95%", "từ 40 - 45%",
        "các sở, ban, ngành", "UBND các xã, phường", "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", "(sau đây gọi là Đề án)", "(viết tắt là KKT)", "báo cáo Tỉnh ủy (qua Văn phòng)", "Giao Phòng Nội vụ", "Đề nghị Mặt trận Tổ quốc",
    ];

    private static readonly string[] Frames =
    [
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số: 12/KH-UBND", "Số     -CT/TU", "Sông Lam, ngày 02 tháng 3 năm 2024", "KẾ HOẠCH\nthực hiện công tác năm 2024", "QUYẾT ĐỊNH:", "V/v khảo sát nhu cầu",
        "Kính gửi:\n- Các sở, ban, ngành;\n- Ủy ban nhân dân các xã.", "Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nTrần Văn Mẫu", "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 12/KH-UBND)", "| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Mở lớp | Sở Nội vụ | Quý IV/2024 |", "\f2\n",
    ];

    /// <summary>Any UTF-16 code units: lone halves, marks without letters, controls, right-to-left.</summary>
    public static Gen<string> AnyText { get; } = Gen.Frequency(
        (4, Gen.Char), (3, Gen.Char['\u0000', '\u00FF']), (2, Gen.Char['\u0300', '\u036F']), (1, Gen.Char['\uD800', '\uDFFF']), (1, Gen.Char['\u0590', '\u06FF']), (1, Gen.Char['\u2000', '\u206F']), (2, Gen.OneOf('\n', ' ', '\t', '\f', '\r', '.', '-', '1', 'a', '(', ')', '|', '/')))
        .Array[0, 400].Select(chars => new string(chars));

    /// <summary>What opens rules, set side by side without sense.</summary>
    public static Gen<string> Jumble { get; } = Gen.Frequency(
        (4, Gen.OneOf(Syllables)), (3, Gen.OneOf(Pieces)), (3, Gen.OneOf(Labels)), (1, Gen.OneOf(Frames)), (3, Gen.OneOf("\n", "\n\n", " ", ", ", "; ", ". ", ": ", "(", ")", "“", "”", "|", "   ")), (1, Gen.Char.Select(c => c.ToString())))
        .Array[0, 200].Select(pieces => string.Join(' ', pieces));

    private static Gen<string> Sentence { get; } = Gen.Select(Gen.OneOf(Labels), Gen.Frequency((5, Gen.OneOf(Syllables)), (1, Gen.OneOf(Pieces))).Array[1, 30], Gen.OneOf(Marks), (label, words, mark) => label + Capital(string.Join(' ', words)) + mark);

    /// <summary>Lines of a document in some order: labelled sentences, letterheads, signatures, annexes, tables.</summary>
    public static Gen<string> Issued { get; } = Gen.Frequency((6, Sentence), (1, Gen.OneOf(Frames))).Array[1, 60].Select(Gen.Bool, (lines, apart) => string.Join(apart ? "\n\n" : "\n", lines));

    /// <summary>Paragraphs that each end as sentences do and carry no label.</summary>
    public static Gen<string[]> Paragraphs { get; } = Gen.OneOf(Syllables).Array[3, 30].Select(words => Capital(string.Join(' ', words)) + ".").Array[1, 20];

    /// <summary>Bytes: any, or any after what some format begins with.</summary>
    public static Gen<byte[]> AnyBytes { get; } = Gen.Select(
        Gen.OneOf<byte[]>([], [], "PK\u0003\u0004"u8.ToArray(), "%PDF-1.7\n"u8.ToArray(), "<html>"u8.ToArray(), [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "{\\rtf1"u8.ToArray(), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "<?xml version=\"1.0\"?><w:wordDocument>"u8.ToArray()),
        Gen.OneOf(Gen.Byte.Array[0, 600], Gen.Byte[0x20, 0x7E].Array[0, 600]), (head, rest) => (byte[])[.. head, .. rest]);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
