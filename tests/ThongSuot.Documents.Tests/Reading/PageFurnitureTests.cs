using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

public class PageFurnitureTests
{
    [Theory]
    [InlineData("CÔNG BÁO/Số 12/Ngày 27-05-2026")]
    [InlineData("2 CÔNG BÁO/Số 12/Ngày 27-05-2026")]
    [InlineData("CÔNG BÁO/Số 12 + 13/Ngày 27-05-2026 5")]
    public void Drop_GazetteHead_GoesWithThePageNumberBesideIt(string head) => Assert.Equal(
        ["running head: " + head, "page number: 89"],
        Flows.Dropped($"{head}\n89\nQUYẾT ĐỊNH\nVề đào tạo nghề"));

    [Theory]
    [InlineData("Văn bản này đăng Công báo số 12 ngày 27/5/2026.")]
    [InlineData("CÔNG BÁO")]
    public void Drop_MentionOfTheGazette_Stays(string line) => Assert.Empty(Flows.Dropped(line + "\nCác xã thực hiện."));

    [Theory]
    [InlineData("2")]
    [InlineData("- 2 -")]
    [InlineData("Trang 2/5")]
    [InlineData("2/5")]
    public void Drop_NumberAtThePagesEdge_IsAPageNumber(string number)
    {
        Assert.Equal(["page number: " + number], Flows.Dropped($"Các xã rà soát.\n\f{number}\nCác thôn lập danh sách."));
        Assert.Equal(["page number: " + number], Flows.Dropped($"Các xã rà soát.\n{number}\n\fCác thôn lập danh sách."));
    }

    [Theory]
    [InlineData("132/KH-UBND ngày 18 tháng 8 năm 2025")]
    [InlineData("2/5 số xã đã mở lớp")]
    [InlineData("12/3/2024")]
    public void Drop_FigureWithASlashAtThePagesEdge_Stays(string line) => Assert.Empty(Flows.Dropped($"Các xã thực hiện Kế hoạch số\n\f{line}\ncủa tỉnh."));

    [Fact]
    public void Drop_NumberInsideAPage_Stays() => Assert.Empty(Flows.Dropped("Các xã rà soát.\n\fSố lớp đã mở:\n12\nCác thôn lập danh sách."));

    [Fact]
    public void Drop_NumberThatBreaksASentence_IsAPageNumberWithoutFormFeeds() => Assert.Equal(
        ["page number: 2"],
        Flows.Dropped("Các xã rà soát nhu cầu học nghề của thanh niên và lập\n2\ndanh sách người học gửi về huyện trước ngày 20/3/2024."));

    [Fact]
    public void Drop_NumberBetweenSentences_StaysWithoutFormFeeds() => Assert.Empty(
        Flows.Dropped("Số xã đã mở lớp nghề lưu động cho thanh niên trong năm:\n12\nSố thôn đã lập danh sách:\n40"));

    [Fact]
    public void Drop_Stamp_GoesUpToItsTime() => Assert.Equal(
        ["Các xã thực hiện."],
        Flows.Paragraphs("Ký bởi: Ủy ban nhân dân xã Bình Lặng\nEmail: xa@vangiang.example\nCơ quan: Tỉnh Vân Giang\nThời gian ký: 12/03/2024 08:15:30 +07:00\nCác xã thực hiện."));

    [Fact]
    public void Drop_StampOverTheLetterhead_LeavesTheMotto()
    {
        var found = Flows.Paragraphs("Người ký: Trần Văn Bình\nỦY BAN NHÂN DÂN XÃ BÌNH LẶNG\nĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH");

        Assert.Contains("Độc lập - Tự do - Hạnh phúc", found);
        Assert.DoesNotContain("Người ký: Trần Văn Bình", found);
    }

    [Fact]
    public void Drop_TimestampAtTheTopOfAPage_TakesTheShortLinesAboveIt() => Assert.Equal(
        ["stamp: xa@vangiang.example", "stamp: 12/03/2024 08:15:30"],
        Flows.Dropped("xa@vangiang.example\n12/03/2024 08:15:30\nỦY BAN NHÂN DÂN\nXÃ BÌNH LẶNG"));

    [Theory]
    [InlineData("Kế hoạch này ký bởi Chủ tịch xã.")]
    [InlineData("Khai mạc lúc 7:30 ngày 12/3/2024.")]
    [InlineData("Ngày ký kết biên bản do hai bên chọn.")]
    public void Drop_SentenceAboutSigningOrTime_Stays(string line) => Assert.Empty(Flows.Dropped("Các xã thực hiện.\n" + line));

    [Fact]
    public void Drop_LineOnTopOfThreePages_IsARunningHead() => Assert.Equal(
        ["running head: Kế hoạch xã Bình Lặng, tờ 1", "running head: Kế hoạch xã Bình Lặng, tờ 2", "running head: Kế hoạch xã Bình Lặng, tờ 3"],
        Flows.Dropped("Kế hoạch xã Bình Lặng, tờ 1\nRà soát.\nMột.\n\fKế hoạch xã Bình Lặng, tờ 2\nMở lớp.\nHai.\n\fKế hoạch xã Bình Lặng, tờ 3\nBáo cáo.\nBa."));

    [Fact]
    public void Drop_LineOnTwoPagesOrASentence_Stays()
    {
        Assert.Empty(Flows.Dropped("Kế hoạch xã Bình Lặng\nRà soát.\n\fKế hoạch xã Bình Lặng\nMở lớp.\n\fBáo cáo kết quả.\nBa."));
        Assert.Empty(Flows.Dropped("Xã mở 10 lớp.\nMột.\nHai.\n\fXã mở 20 lớp.\nBa.\nBốn.\n\fXã mở 30 lớp.\nNăm.\nSáu."));
    }

    [Theory]
    [InlineData("'", true)]
    [InlineData("k", true)]
    [InlineData("»", true)]
    [InlineData("ở", false)]
    [InlineData("V", false)]
    [InlineData("*", false)]
    [InlineData("-", false)]
    [InlineData("----", false)]
    [InlineData("Tổ", false)]
    [InlineData("7%", false)]
    public void Drop_StrayCharacter_IsASpeckUnlessItMeansSomething(string line, bool speck) =>
        Assert.Equal(speck ? ["speck: " + line] : [], Flows.Dropped($"Các xã rà soát\n{line}\nCác thôn báo cáo"));

    [Theory]
    [InlineData("PAGE 4", true)]
    [InlineData("PAGE ĐẦU TIÊN", false)]
    public void Drop_FieldCode_IsAPageNumber(string line, bool dropped) => Assert.Equal(dropped ? ["page number: " + line] : [], Flows.Dropped($"Các xã rà soát\n{line}\nCác thôn báo cáo"));

    [Fact]
    public void Drop_HeadWithAFigureOnTwoPages_IsARunningHead() => Assert.Equal(
        ["running head: Xã Bình Lặng - Kế hoạch ngày 12/3/2024", "running head: Xã Bình Lặng - Kế hoạch ngày 12/3/2024"],
        Flows.Dropped("Xã Bình Lặng - Kế hoạch ngày 12/3/2024\nRà soát.\nMột.\n\fXã Bình Lặng - Kế hoạch ngày 12/3/2024\nMở lớp.\nHai."));

    [Theory]
    [InlineData("Mẫu số 0")]
    [InlineData("Phụ lục 0")]
    public void Drop_HeadsOfFormsAndAnnexes_Stay(string head) => Assert.Empty(
        Flows.Dropped($"{head}1\nRà soát.\nMột.\n\f{head}2\nMở lớp.\nHai.\n\f{head}3\nBáo cáo.\nBa."));

    [Fact]
    public void Drop_BracketedNumber_IsAPageNumberOnlyAtThePagesEdge()
    {
        Assert.Equal(["page number: (2)"], Flows.Dropped("Các xã rà soát.\n\f(2)\nCác thôn lập danh sách."));
        Assert.Empty(Flows.Dropped("Các xã rà soát nhu cầu học nghề của thanh niên và lập\n(2)\ndanh sách người học gửi về huyện trước ngày 20/3/2024."));
    }

    [Fact]
    public void Drop_PrintedPages_LoseHeadsAndNumbers()
    {
        var pages = Enumerable.Range(1, 2).Select(Page).ToList();
        var writer = new BlockWriter(new ReaderOptions());

        PageFurniture.Drop(pages, writer);

        Assert.All(pages, page => Assert.Equal(["Các xã rà soát nhu cầu học nghề."], page.Lines.Select(l => l.Text())));
        Assert.Equal(["page number", "page number", "running head", "running head"], writer.Finish(2, "").Dropped.Select(d => d.Reason).Order(StringComparer.Ordinal));

        static PrintedPage Page(int number)
        {
            var page = new PrintedPage(number);
            page.Items.AddRange([Line("Tỉnh Vân Giang, tờ 5", 20), Line("Các xã rà soát nhu cầu học nghề.", 40), Line($"{number}", 700)]);
            return page;
        }

        static PrintedLine Line(string text, float top) => new(text.Split(' ').Select((w, i) => new PrintedWord(w, 40 * i, 40 * i + 30, top, 12, i, true, BlockTraits.None)));
    }

    [Fact]
    public void Drop_Nothing_LosesNoLine()
    {
        const string Text = "Các xã rà soát.\nCác thôn báo cáo.";

        Assert.Equal(Text, Flows.Of(Text).Text);
    }
}
