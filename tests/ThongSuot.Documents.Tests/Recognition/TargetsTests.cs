using System.Globalization;
using CsCheck;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Tests.Recognition;

public class TargetsTests
{
    [Theory]
    [InlineData("Phấn đấu đến năm 2030 tỷ lệ lao động qua đào tạo đạt trên 45,5%.", "tỷ lệ lao động qua đào tạo", "MoreThan", "45.5", null, "%", 2030)]
    [InlineData("Phấn đấu đến năm 2030 thu hút 50 - 55% học sinh tốt nghiệp trung học cơ sở vào giáo dục nghề nghiệp.", "học sinh tốt nghiệp trung học cơ sở vào giáo dục nghề nghiệp", "Range", "50", "55", "%", 2030)]
    [InlineData("Mục tiêu: ít nhất 80% nhà giáo đạt chuẩn.", "nhà giáo đạt chuẩn", "AtLeast", "80", null, "%", null)]
    [InlineData("Chỉ tiêu: 100% cán bộ, công chức, viên chức được quán triệt.", "cán bộ, công chức, viên chức được quán triệt", "Equal", "100", null, "%", null)]
    [InlineData("Đến năm 2025: có 70 trường chất lượng cao.", "trường chất lượng cao", "Equal", "70", null, "trường", 2025)]
    [InlineData("Phấn đấu đào tạo từ 40% đến 45% lao động nông thôn.", "lao động nông thôn", "Range", "40", "45", "%", null)]
    [InlineData("Mục tiêu đến năm 2026 tỷ lệ hộ nghèo còn dưới 3%.", "tỷ lệ hộ nghèo", "LessThan", "3", null, "%", 2026)]
    [InlineData("Phấn đấu số vụ việc tồn đọng không quá 5%.", "số vụ việc tồn đọng", "AtMost", "5", null, "%", null)]
    [InlineData("Phấn đấu đến năm 2030 có tối thiểu 1.200 doanh nghiệp tham gia.", "doanh nghiệp tham gia", "AtLeast", "1200", null, "doanh nghiệp", 2030)]
    public void In_StatedAim_GivesNameComparatorValueUnitAndYear(string text, string name, string comparator, string low, string? high, string unit, int? year)
    {
        var target = Assert.Single(Find(text));
        Assert.Equal((name, comparator, Number(low), high is null ? null : Number(high), unit, year), (target.Indicator, target.Comparator.ToString(), target.Low, target.High, target.Unit, target.Year));
    }

    [Theory]
    [InlineData("Tỷ lệ giải quyết hồ sơ đúng hạn đạt 98%.")]
    [InlineData("Mục tiêu năm nay ước đạt 95% kế hoạch.")]
    [InlineData("Phấn đấu thực hiện Điều 12 và Kế hoạch số 35.")]
    [InlineData("Chương trình mục tiêu giai đoạn 2021 - 2025.")]
    [InlineData("Giảm 20% chi phí.")]
    public void In_NoAim_GivesNothing(string text) => Assert.Empty(Find(text));

    [Fact]
    public void In_LinesUnderAHeadingOfTargets_TakeItsYear()
    {
        var found = Find("1. Mục tiêu cụ thể đến năm 2030\n- Tỷ lệ lao động có chứng chỉ đạt 40%;\n- 90% cơ sở có nền tảng số.\n2. Nhiệm vụ\n- Tỷ lệ nợ là 5%.");
        Assert.Equal([("Tỷ lệ lao động có chứng chỉ", 2030), ("cơ sở có nền tảng số", 2030)], found.Select(t => (t.Indicator, t.Year ?? 0)));
    }

    [Fact]
    public void In_TableWithYearColumns_GivesATargetACell()
    {
        var text = "Chỉ tiêu\tĐơn vị\tNăm 2025\tĐến năm 2030\nLao động qua đào tạo\t%\t30\t≥ 35,5\nTrường chất lượng cao\ttrường\t70\t90-100";
        var lines = text.Split('\n');
        var rows = new List<RowBlock>();
        for (var (line, at) = (0, 0); line < lines.Length; at += lines[line].Length + 1, line++)
        {
            var cells = new List<CellBlock>();
            for (var (column, start) = (0, at); column < 4; start += lines[line].Split('\t')[column].Length + 1, column++)
                cells.Add(new CellBlock(new TextSpan(start, start + lines[line].Split('\t')[column].Length), column, 1, false, []));
            rows.Add(new RowBlock(new TextSpan(at, at + lines[line].Length), cells));
        }
        var source = Texts.Source(text) with { Blocks = [new TableBlock(new TextSpan(0, text.Length), 1, BlockOrigin.Body, false, rows)] };
        var found = Targets.In(source, new Node(NodeKind.Document, new TextSpan(0, text.Length))).Where(t => t.RuleId == "TG-TABLE");
        Assert.Equal(
            ["Lao động qua đào tạo Equal 30  % 2025", "Lao động qua đào tạo AtLeast 35.5  % 2030", "Trường chất lượng cao Equal 70  trường 2025", "Trường chất lượng cao Range 90 100 trường 2030"],
            found.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Indicator} {t.Comparator} {t.Low} {t.High} {t.Unit} {t.Year}")));
    }

    [Fact]
    public void In_AnyText_SpansStayInside() => Gen.OneOf(Gen.String, Vietnamese.VietnameseDateTests.OneOf("mục tiêu", "phấn đấu", "đến năm 2030", "tỷ lệ", "đạt", "trên", "95,5", "%", "1.200", "trường", "-", "50", ",", ";", "\n", "và", "100%", "cán bộ", ":", "999999999999999999").Array[0, 20].Select(p => string.Join(' ', p)))
        .Sample(text => Find(text).All(t => t.Span.Start >= 0 && t.Span.Start < t.Span.End && t.Span.End <= text.Length && t.Indicator.Length > 0 && (t.High is null || t.High > t.Low)), iter: 3000);

    private static IReadOnlyList<IndicatorTarget> Find(string text) => Targets.In(Texts.Source(text), new Node(NodeKind.Document, new TextSpan(0, text.Length)));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
