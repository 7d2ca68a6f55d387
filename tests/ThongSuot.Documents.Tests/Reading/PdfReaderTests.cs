using System.Text;
using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

public class PdfReaderTests
{
    private static SourceText Read(byte[] pdf, ReaderOptions? options = null) => PdfReader.Read(pdf, options ?? ReaderOptions.Default, TestContext.Current.CancellationToken).Source;

    [Fact]
    public void Read_TextPage_GivesTextWithSingleSpacesAndComposedLetters()
    {
        var pdf = new PdfSheets().Text("Ủy ban nhân dân xã Bình Lặng  phối hợp với các thôn.", 80, 100).Build();

        var (format, source) = PdfReader.Read(pdf, ReaderOptions.Default, TestContext.Current.CancellationToken);

        Assert.Equal(SourceFormat.Pdf, format);
        Assert.Equal("Ủy ban nhân dân xã Bình Lặng phối hợp với các thôn.", source.Text);
        Assert.Equal(1, source.Pages);
        Assert.Null(source.Encoding);
    }

    [Fact]
    public void Read_LineBrokenInSentence_IsOneParagraph()
    {
        var pdf = new PdfSheets()
            .Text("Phòng Văn hóa và Xã hội chủ trì, phối hợp với Hội Nông dân xã mở lớp dạy nghề", 80, 100)
            .Text("trồng nấm cho lao động nông thôn trước ngày 20 tháng 9 năm 2025 tại nhà văn hóa.", 80, 116).Build();

        var block = Assert.Single(Read(pdf).Blocks);

        Assert.Equal(1, block.Page);
    }

    [Fact]
    public void Read_LetterheadBesideMotto_KeepsTheSidesApart()
    {
        var pdf = new PdfSheets()
            .Text("ỦY BAN NHÂN DÂN", 80, 60, 12).Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 270, 60, 12)
            .Text("XÃ BÌNH LẶNG", 95, 76, 12).Text("Độc lập - Tự do - Hạnh phúc", 310, 76, 12).Build();

        var text = Read(pdf).Text;

        Assert.True(text.IndexOf("XÃ BÌNH LẶNG", StringComparison.Ordinal) < text.IndexOf("CỘNG HÒA", StringComparison.Ordinal), text);
    }

    [Fact]
    public void Read_RuledTable_GivesRowsAndCells()
    {
        var pdf = new PdfSheets().Text("Danh mục nhiệm vụ", 80, 60)
            .Table(80, 50, [80, 120, 320, 420, 520],
                ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
                ["1", "Rà soát lao động chưa qua\nđào tạo tại các thôn", "Công an xã", "Quý I/2026"]).Build();

        var source = Read(pdf);

        var table = Assert.Single(source.Blocks.OfType<TableBlock>());
        Assert.False(table.IsLayout);
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(["1", "Rà soát lao động chưa qua đào tạo tại các thôn", "Công an xã", "Quý I/2026"], table.Rows[1].Cells.Select(c => source.Text[c.Span.Start..c.Span.End]));
        Assert.Equal("Danh mục nhiệm vụ", source.Text[source.Blocks[0].Span.Start..source.Blocks[0].Span.End]);
    }

    [Fact]
    public void Read_FrameAroundOneText_IsNoTable()
    {
        var pdf = new PdfSheets().Table(60, 30, [80, 200], ["DỰ THẢO"]).Text("Kính gửi: Các thôn trên địa bàn xã", 80, 150).Build();

        Assert.Empty(Read(pdf).Blocks.OfType<TableBlock>());
    }

    [Fact]
    public void Read_TableOverTwoPages_IsOneTableWithItsHeadingOnceAndTheCutRowWhole()
    {
        double[] columns = [80, 120, 380, 520];
        string[] heading = ["TT", "Nhiệm vụ", "Chủ trì"];
        var pdf = new PdfSheets()
            .Table(60, 40, columns, heading, ["1", "Khảo sát nhu cầu học nghề", "Hội Phụ nữ"], ["2", "Xây dựng kế hoạch mở lớp dạy nghề ngắn", "Trường Nghề"])
            .NextPage()
            .Table(60, 40, columns, heading, ["", "hạn cho thanh niên hoàn thành nghĩa vụ", ""], ["3", "Tổng hợp kết quả", "Văn phòng"]).Build();

        var source = Read(pdf);

        var table = Assert.Single(source.Blocks.OfType<TableBlock>());
        Assert.Equal(4, table.Rows.Count);
        Assert.Contains("dạy nghề ngắn hạn cho thanh niên", source.Text, StringComparison.Ordinal);
        Assert.Equal(source.Text.IndexOf("Chủ trì", StringComparison.Ordinal), source.Text.LastIndexOf("Chủ trì", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_TableWithOtherColumnsOnNextPage_IsAnotherTable()
    {
        var pdf = new PdfSheets().Table(60, 40, [80, 120, 520], ["TT", "Nhiệm vụ"], ["1", "Khảo sát"])
            .NextPage().Table(60, 40, [80, 300, 400, 520], ["Họ tên", "Chức vụ", "Thôn"], ["Nguyễn Văn Mẫu", "Trưởng thôn", "Đông"]).Build();

        Assert.Equal(2, Read(pdf).Blocks.OfType<TableBlock>().Count());
    }

    [Fact]
    public void Read_RunningHeadAndPageNumbers_AreDroppedAndListed()
    {
        string[] sentences = ["Xã mở lớp dạy nghề trồng nấm.", "Hội Nông dân khảo sát nhu cầu học nghề.", "Các thôn báo cáo kết quả hằng quý."];
        var sheets = new PdfSheets();
        for (var page = 1; page <= 3; page++)
        {
            if (page > 1) sheets.NextPage();
            sheets.Text($"BẢN TIN XÃ BÌNH LẶNG/Số {page + 4}", 200, 40).Text(sentences[page - 1], 80, 100).Text($"{page}", 300, 800);
        }

        var source = Read(sheets.Build());

        Assert.DoesNotContain("BẢN TIN", source.Text, StringComparison.Ordinal);
        Assert.Equal(6, source.Dropped.Count);
        Assert.Contains(sentences[2], source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MottoAtTheTopOfEveryForm_IsKept()
    {
        var pdf = new PdfSheets().Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 180, 60).Text("ĐƠN ĐĂNG KÝ HỌC NGHỀ", 220, 120)
            .NextPage().Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 180, 60).Text("PHIẾU KHẢO SÁT", 240, 120).Build();

        Assert.Empty(Read(pdf).Dropped);
    }

    [Fact]
    public void Read_NumberStampedInASignatureField_StandsInItsPlace()
    {
        var pdf = PdfSheets.Raw("",
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> /Annots [6 0 R 8 0 R] >>",
            PdfSheets.Stream("", "BT /F 12 Tf 80 700 Td (So:) Tj 60 0 Td (/KH-UBND) Tj ET"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [104 690 134 720] /AP << /N 7 0 R >> >>",
            PdfSheets.Stream("/Type /XObject /Subtype /Form /BBox [0 0 60 60] /Resources << /Font << /F 5 0 R >> >>", "BT /F 24 Tf 4 20 Td (47) Tj ET"),
            "<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [400 790 560 830] /AP << /N 9 0 R >> >>",
            PdfSheets.Stream("/Type /XObject /Subtype /Form /BBox [0 0 160 40] /Resources << /Font << /F 5 0 R >> >>", "BT /F 9 Tf 4 20 Td (Ky boi: Uy ban nhan dan xa) Tj ET"));

        var source = Read(pdf);

        Assert.Equal("So: 47 /KH-UBND", source.Text);
        Assert.Equal("Ky boi: Uy ban nhan dan xa", Assert.Single(source.Dropped).Text);
    }

    [Theory]
    [InlineData("/Rotate 90")]
    [InlineData("")]
    public void Read_TableTurnedOnThePage_IsReadUpright(string rotate)
    {
        // Everything is drawn a quarter turn to the left, as word processors do for wide tables on upright paper.
        var pdf = PdfSheets.Raw("",
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {rotate} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            PdfSheets.Stream("", "0 1 -1 0 595 0 cm 100 300 200 40 re S 300 300 200 40 re S BT /F 12 Tf 110 315 Td (Viec can lam) Tj 200 0 Td (Ai lam) Tj -200 100 Td (Phu luc) Tj ET"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");

        var source = Read(pdf);

        Assert.Equal("Phu luc\nViec can lam\tAi lam", source.Text);
        Assert.Single(source.Blocks.OfType<TableBlock>());
    }

    [Fact]
    public void Read_MorePagesThanAllowed_ReadsTheFirstAndSaysSo()
    {
        var pdf = new PdfSheets().Text("Trang đầu nói về học nghề.", 80, 100).NextPage().Text("Trang sau.", 80, 100).Build();

        var source = Read(pdf, new ReaderOptions { MaxPages = 1 });

        Assert.DoesNotContain("Trang sau", source.Text, StringComparison.Ordinal);
        Assert.Equal("TS-READ-10", Assert.Single(source.Findings).Code);
    }

    [Theory]
    [InlineData("", ReadFailure.Empty)]
    [InlineData("%PDF-1.7\nkhông phải PDF", ReadFailure.Corrupt)]
    public void Read_NoPdf_FailsWithOneClearReason(string content, ReadFailure reason) =>
        Assert.Equal(reason, Assert.Throws<ReadException>(() => Read(Encoding.UTF8.GetBytes(content))).Failure);

    [Fact]
    public void Read_PasswordNeeded_IsEncrypted()
    {
        var key = new string('7', 64);
        var pdf = PdfSheets.Raw($"/Encrypt 4 0 R /ID [<{key[..32]}> <{key[..32]}>]",
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            $"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>");

        Assert.Equal(ReadFailure.Encrypted, Assert.Throws<ReadException>(() => Read(pdf)).Failure);
    }

    [Fact]
    public void Read_FileOverTheLimit_IsTooLarge() =>
        Assert.Equal(ReadFailure.TooLarge, Assert.Throws<ReadException>(() => Read(new byte[100], new ReaderOptions { MaxBytes = 10 })).Failure);

    [Fact]
    public void Read_DamagedFiles_GiveADocumentOrAReason()
    {
        var whole = new PdfSheets().Text("Ủy ban nhân dân xã Bình Lặng", 80, 100).Table(120, 40, [80, 200, 400], ["TT", "Việc"], ["1", "Mở lớp"]).Build();
        var random = new Random(20250704);
        for (var i = 0; i < 60; i++)
        {
            var damaged = whole[..(i % 3 == 0 ? random.Next(20, whole.Length) : whole.Length)];
            for (var k = 0; k < 20; k++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try { Read(damaged, new ReaderOptions { Tesseract = null }); }
            catch (ReadException e) { Assert.NotEmpty(e.English); }
        }
    }

    [Fact]
    public void Read_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => PdfReader.Read(new PdfSheets().Text("Xã", 80, 100).Build(), ReaderOptions.Default, new CancellationToken(true)));
}
