using System.Diagnostics;
using CsCheck;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Tests.Recognition;

public class ReferencesTests
{
    private static IReadOnlyList<Reference> In(string text, DocumentHeader? header = null) => References.In(Texts.Source(text), header ?? new DocumentHeader());

    private static string Of(Reference r) => $"{r.Type}|{r.Identifier}|{r.Date:yyyy-MM-dd}";

    [Fact]
    public void In_NumberInsideTheDateOfTheCitationBefore_IsPartOfThatOne() =>
        Assert.Equal("Kế hoạch|12-KH/TU|2024-03-05", Of(Assert.Single(In("Kế hoạch số 12-KH/TU ngày 05 tháng 3 năm 2024/QĐ-UBND của Tỉnh ủy"))));

    [Theory]
    [InlineData("Nghị định số 29/2008/NĐ-CP ngày 14 tháng 3 năm 2008 của Chính phủ", "Nghị định|29/2008/NĐ-CP|2008-03-14")]
    [InlineData("Quyết định số 105/2009/QĐ-TTg ngày 19/8/2009", "Quyết định|105/2009/QĐ-TTg|2009-08-19")]
    [InlineData("Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018", "Hướng dẫn|36-HD/VPTW|2018-04-03")]
    [InlineData("Kế hoạch số 27 -KH/TU ngày 05/3/2024", "Kế hoạch|27-KH/TU|2024-03-05")]
    [InlineData("Chỉ thị số 52-\nCT/TW ngày 03 tháng 10\nnăm 2025", "Chỉ thị|52-CT/TW|2025-10-03")]
    [InlineData("Chỉ thị số 49-CT /TW ngày 28 tháng 6 năm 2025", "Chỉ thị|49-CT/TW|2025-06-28")]
    [InlineData("Thông tư liên tịch số 05/2008/TTLT-BKHCN-BNV ngày 18/6/2008", "Thông tư liên tịch|05/2008/TTLT-BKHCN-BNV|2008-06-18")]
    [InlineData("Nghị quyết số 78/2025/UBTVQH15", "Nghị quyết|78/2025/UBTVQH15|")]
    [InlineData("Luật số 45/2019/QH14", "Luật|45/2019/QH14|")]
    [InlineData("Luật Bảo hiểm xã hội số 41/2024/QH15", "Luật|41/2024/QH15|")]
    [InlineData("Luật đấu thầu số 43/2013/QH 13 ngày 26/11/2013", "Luật|43/2013/QH13|2013-11-26")]
    [InlineData("Quyết định số 144 /2002/QĐ/BTC ngày 22/11/2002", "Quyết định|144/2002/QĐ/BTC|2002-11-22")]
    [InlineData("Nghị định số 85/2024//NĐ-CP ngày 10/7/2024", "Nghị định|85/2024//NĐ-CP|2024-07-10")]
    [InlineData("Nghị quyết số 66.4/2025/NQ-CP ngày 21/9/2025", "Nghị quyết|66.4/2025/NQ-CP|2025-09-21")]
    [InlineData("Công văn số 1164/QPTNO-TĐ ngày 12/4/2017", "Công văn|1164/QPTNO-TĐ|2017-04-12")]
    [InlineData("Công văn 1234/UBND-VX ngày 08/ 12 / 2017", "Công văn|1234/UBND-VX|2017-12-08")]
    [InlineData("Quyết định số 666/QĐ-TTg của Thủ tướng Chính phủ ngày 09 tháng 4 năm 2026", "Quyết định|666/QĐ-TTg|2026-04-09")]
    [InlineData("Thông tư liên tịch số 527/TTLT/TTCP-BNV-UBKTTW", "Thông tư liên tịch|527/TTLT/TTCP-BNV-UBKTTW|")]
    [InlineData("Nghị định số 3 7⁄2021/NĐ-CP ngày 29 tháng 3 năm 2021", "Nghị định|37/2021/NĐ-CP|2021-03-29")]
    [InlineData("Quyết định số 12/QÐ-UBND ngày 22 tháng I1 năm 2019", "Quyết định|12/QĐ-UBND|2019-11-22")]
    [InlineData("Nghị quyết số 20-NQ/ТW", "Nghị quyết|20-NQ/TW|")]
    public void In_OneCitation_GivesTypeNumberAndDate(string text, string expected) =>
        Assert.Equal(expected, Of(Assert.Single(In($"Thực hiện {text} về việc đào tạo nghề."))));

    [Theory]
    [InlineData("Điện thoại: 0919.924/927, tốc độ 60 km/h và/hoặc cao hơn.")]
    [InlineData("Thời gian: 01/2 ngày, từ ngày 19/8/2009 đến ngày 20-9-2010.")]
    [InlineData("Địa chỉ: số 121/5 Bà Huyện Thanh Quan, số 12/A đường Trần Phú.")]
    [InlineData("Theo Mẫu số 01/TNDN và Biểu số 02/BCTH kèm theo.")]
    [InlineData("Thực hiện Chỉ thị 16 và Luật Đất đai năm 2024.")]
    [InlineData("Theo QCVN 102:2016/BTTTT và tỷ lệ 1/500.")]
    [InlineData("Vay tối đa 500 triệu đồng/01 hồ sơ, 70%/HĐTD.")]
    public void In_OtherNumbers_GivesNothing(string text) => Assert.Empty(In(text));

    [Fact]
    public void In_NumberWithAFootnoteMark_IsTheNumberWithoutIt() => Assert.Equal(
        ["Nghị quyết|45-NQ/TU|2024-04-30"],
        In("Thực hiện Nghị quyết số 45-NQ/TU1 về đào tạo nghề.\n1 Nghị quyết số 45-NQ/TU ngày 30/4/2024 của Tỉnh ủy.").Select(Of));

    [Fact]
    public void In_FigureOfALegislature_IsNoFootnoteMark() => Assert.Equal(
        ["Nghị quyết|78/2025/QH15|", "Nghị quyết|45-NQ/TU1|"],
        In("Thực hiện Nghị quyết số 78/2025/QH15 và Nghị quyết số 45-NQ/TU1.").Select(Of));

    [Fact]
    public void In_List_GivesEachWithTheDateOfTheList()
    {
        var found = In("Thực hiện các Quyết định số: 1743/QĐ-BGTVT, 1744/QĐ-BGTVT và số 1750/QĐ-BGTVT ngày 31/12/2024 của Bộ trưởng Bộ Giao thông vận tải về việc công bố thủ tục.");

        Assert.Equal(["Quyết định|1743/QĐ-BGTVT|2024-12-31", "Quyết định|1744/QĐ-BGTVT|2024-12-31", "Quyết định|1750/QĐ-BGTVT|2024-12-31"], found.Select(Of));
    }

    [Fact]
    public void In_CitedTwice_CountsOnceAndKeepsTheDate()
    {
        var reference = Assert.Single(In("Căn cứ Nghị định số 15/2019/NĐ-CP;\nThực hiện Nghị định số 15/2019/NĐ-CP ngày 01/02/2019 của Chính phủ."));

        Assert.Equal(new DateOnly(2019, 2, 1), reference.Date);
        Assert.Equal(2, reference.Citations.Count);
        Assert.Equal(RelationKind.Implements, reference.Relation);
    }

    [Fact]
    public void In_SameStateNumberOfTwoYears_AreTwoDocuments()
    {
        var found = In("Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2023 của UBND tỉnh; Quyết định số 12/QĐ-UBND ngày 07/02/2024 của UBND tỉnh.");

        Assert.Equal([2023, 2024], found.Select(r => r.Date!.Value.Year));
    }

    [Fact]
    public void In_OwnNumber_IsLeftOut()
    {
        var header = new DocumentHeader
        {
            Type = new Recognised<string>("Quyết định", default, "TEST"),
            Identifier = new Recognised<string>("146/QĐ-TTg", new TextSpan(4, 14), "TEST"),
            Symbol = "QĐ-TTg",
        };

        Assert.Empty(In("Số: 146/QĐ-TTg\nĐiều 1. Phê duyệt Đề án.\n(Kèm theo Quyết định số 146/QĐ-TTg ngày 28 tháng 01 năm 2022 của Thủ tướng Chính phủ)", header));
        // A scan made 446 of it on the first page.
        Assert.Empty(In("Điều 1. Phê duyệt.\n(Kèm theo Quyết định số 446/QĐ-TTg ngày 28 tháng 01 năm 2022)", header));
        Assert.Single(In("Thay thế Quyết định số 446/QĐ-TTg ngày 28 tháng 01 năm 2022.", header));
    }

    [Theory]
    [InlineData("Căn cứ Nghị định số 15/2019/NĐ-CP ngày 01/02/2019;", RelationKind.BasedOn)]
    [InlineData("Thực hiện Nghị quyết số 52-NQ/TW của Bộ Chính trị,", RelationKind.Implements)]
    [InlineData("Cụ thể hóa Nghị quyết số 52-NQ/TW bằng chương trình,", RelationKind.Specifies)]
    [InlineData("Quyết định này thay thế Quyết định số 44/2024/QĐ-UBND.", RelationKind.Replaces)]
    [InlineData("Bãi bỏ Quyết định số 44/2024/QĐ-UBND.", RelationKind.Repeals)]
    [InlineData("Sửa đổi, bổ sung một số điều của Thông tư số 43/2025/TT-BCT.", RelationKind.Amends)]
    [InlineData("Phúc đáp Công văn số 12/SYT-VP ngày 01/02/2024,", RelationKind.Answers)]
    [InlineData("Trả lời Công văn số 12/SYT-VP ngày 01/02/2024,", RelationKind.Answers)]
    [InlineData("Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 66/TTr-STC;", RelationKind.ProposedBy)]
    [InlineData("Nội dung nêu tại Báo cáo số 66/BC-STC.", RelationKind.Cites)]
    public void In_WordsBefore_GiveTheRelation(string text, RelationKind relation) => Assert.Equal(relation, Assert.Single(In(text)).Relation);

    [Fact]
    public void In_AmendedDocument_TellsTheAmendmentFromTheGround()
    {
        var found = In("Căn cứ Thông tư số 15/2020/TT-BGDĐT ngày 26/5/2020 được sửa đổi, bổ sung tại Thông tư số 05/2021/TT-BGDĐT ngày 12/3/2021;");

        Assert.Equal([RelationKind.BasedOn, RelationKind.AmendedBy], found.Select(r => r.Relation));
    }

    [Fact]
    public void In_IssuerAndTitle_EndWhereTheNameEnds()
    {
        var reference = Assert.Single(In("Quyết định số 66/QĐ-BTC ngày 01/02/2024 của Bộ trưởng Bộ Tài chính về việc công bố danh mục; các đơn vị thực hiện."));

        Assert.Equal("Bộ trưởng Bộ Tài chính", reference.Issuer);
        Assert.Equal("công bố danh mục", reference.Title);
        Assert.Equal("BTC", reference.Identifier[^3..]);
    }

    [Fact]
    public void In_AnyText_NeverThrowsAndKeepsSpansInside()
    {
        string[] pieces = ["số ", "12", "/", "2024/", "NĐ-CP", "-", "QĐ", " ngày ", "01/02", "/2024", "\n", " của ", "Chính phủ", "(", ")", "Ð", "⁄", " ", "Luật ", "QH15", "số", ":", "29-CT/TW", ","];
        Gen.Int[0, pieces.Length - 1].Array[0, 40].Sample(picks =>
        {
            var text = string.Concat(picks.Select(p => pieces[p]));
            foreach (var reference in In(text))
                foreach (var span in reference.Citations)
                    Assert.True(span.Start >= 0 && span.End <= text.Length && span.Start < span.End);
        });
    }

    [Fact]
    public void In_ManySlashes_StaysLinear()
    {
        var text = string.Concat(Enumerable.Repeat("12/34-A/số 5/QĐ-", 40_000));
        var clock = Stopwatch.StartNew();
        In(text);
        In(new string('/', 400_000));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10));
    }
}
