using System.Globalization;
using System.Text;
using ThongSuot.Core.Documents;

namespace ThongSuot.Core.Tests.Documents;

/// <summary>A plan of a district committee as plain text: only what the test is about has to be said.</summary>
internal sealed record Paper
{
    public string Identifier { get; init; } = "27-KH/HU";
    public DateOnly IssuedOn { get; init; } = new(2024, 3, 5);
    public string Superior { get; init; } = "ĐẢNG BỘ TỈNH VĨNH GIANG";
    public string Issuer { get; init; } = "HUYỆN ỦY ĐỒNG MÂY";
    public string Type { get; init; } = "KẾ HOẠCH";
    public string Subject { get; init; } = "phát triển giáo dục nghề nghiệp";
    public string Opening { get; init; } = "Thực hiện Chương trình hành động số 41-CTr/TU ngày 20/11/2023 của Tỉnh ủy Vĩnh Giang, Ban Thường vụ Huyện ủy ban hành kế hoạch như sau:";
    public string Closing { get; init; } = "";

    public IReadOnlyList<string> Duties { get; init; } =
    [
        "Ban Tuyên giáo Huyện ủy chủ trì, phối hợp với Văn phòng Huyện ủy tổ chức hội nghị quán triệt; báo cáo kết quả về Ban Tuyên giáo Tỉnh ủy trước ngày 20/3/2024.",
        "Ủy ban nhân dân huyện xây dựng kế hoạch thực hiện, hoàn thành trong quý II/2024.",
        "Các tổ chức cơ sở đảng trực thuộc Huyện ủy xây dựng kế hoạch của cấp mình, gửi về Huyện ủy chậm nhất ngày 31/3/2024.",
    ];

    public string Text => string.Join('\n', [
        $"{Superior}                  ĐẢNG CỘNG SẢN VIỆT NAM",
        Issuer,
        string.Create(CultureInfo.InvariantCulture, $"*                                        Đồng Mây, ngày {IssuedOn:dd} tháng {IssuedOn.Month} năm {IssuedOn.Year}"),
        $"Số {Identifier}",
        "", Type, Subject, "", Opening, "",
        "I. MỤC ĐÍCH, YÊU CẦU", "1. Nâng cao nhận thức của cán bộ, đảng viên.", "",
        "II. TỔ CHỨC THỰC HIỆN", .. Duties.Select((duty, i) => $"{i + 1}. {duty}"), Closing, "",
        "Nơi nhận:                                T/M BAN THƯỜNG VỤ",
        "- Tỉnh ủy (để báo cáo),                  PHÓ BÍ THƯ",
        "- Lưu Văn phòng Huyện ủy.",
        "                                         Nguyễn Văn Minh", ""]);

    public NewFile File(string name = "ke-hoach.txt") => new(name, new MemoryStream(Encoding.UTF8.GetBytes(Text)));
}
