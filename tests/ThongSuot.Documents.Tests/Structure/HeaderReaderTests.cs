using CsCheck;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Tests.FrameTests;

public class HeaderReaderTests
{
    private const string State = """
        ỦY BAN NHÂN DÂN / TỈNH VÂN GIANG / ------- / Số: 15/KH-UBND || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Vân Giang, ngày 05 tháng 3 năm 2024
        KẾ HOẠCH
        Triển khai đào tạo nghề cho lao động nông thôn
        giai đoạn 2024 - 2030
        _______
        Thực hiện Chỉ thị số 21-CT/TW của Ban Bí thư, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:
        I. MỤC TIÊU
        """;

    [Fact]
    public void Read_StateLetterheadInTwoColumns_GivesEveryField()
    {
        var head = Frames.Head(State);

        Assert.Equal(DocumentForm.State, head.Form);
        Assert.Equal("Kế hoạch", head.Type?.Value);
        Assert.Equal("15/KH-UBND", head.Identifier?.Value);
        Assert.Equal("15", head.Number);
        Assert.Equal("KH-UBND", head.Symbol);
        Assert.Equal(new DateOnly(2024, 3, 5), head.Date?.Value);
        Assert.Equal("Vân Giang", head.Place?.Value);
        Assert.Equal("Ủy ban nhân dân tỉnh Vân Giang", head.Issuer?.Value);
        Assert.Null(head.Superior);
        Assert.Equal("Triển khai đào tạo nghề cho lao động nông thôn giai đoạn 2024 - 2030", head.Subject?.Value);
    }

    [Fact]
    public void Read_ColumnsLostByAScan_GivesTheSame()
    {
        var head = Frames.Head("""
            ỦY BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
            TỈNH VÂN GIANG Độc lập - Tự do - Hạnh phúc
            Số: 15 /KH-UBND Vân Giang, ngày 05 tháng 3 năm 2024
            KÉ HOẠCH
            Triển khai đào tạo nghề
            Căn cứ Luật Giáo dục nghề nghiệp;
            """);

        Assert.Equal("Kế hoạch", head.Type?.Value);
        Assert.Equal("15/KH-UBND", head.Identifier?.Value);
        Assert.Equal(new DateOnly(2024, 3, 5), head.Date?.Value);
        Assert.Equal("Ủy ban nhân dân tỉnh Vân Giang", head.Issuer?.Value);
        Assert.Equal("Triển khai đào tạo nghề", head.Subject?.Value);
    }

    [Fact]
    public void Read_WholeHeadOnOneLine_IsCutAtItsMarks()
    {
        var head = Frames.Head("""
            SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM TRƯỜNG CAO ĐẲNG NGHỀ SÔNG MÂY Độc lập — Tự do - Hạnh phúc Số:12/TB-CĐN Sông Mây, ngày 7 tháng 8 năm 2025
            THÔNG BÁO
            Về việc tuyển sinh
            Căn cứ kế hoạch năm học;
            """);

        Assert.Equal("Sở Nội vụ", head.Superior?.Value);
        Assert.StartsWith("Trường Cao đẳng", head.Issuer?.Value, StringComparison.Ordinal);
        Assert.Equal("12/TB-CĐN", head.Identifier?.Value);
        Assert.Equal(new DateOnly(2025, 8, 7), head.Date?.Value);
        Assert.Equal("Về việc tuyển sinh", head.Subject?.Value);
    }

    [Fact]
    public void Read_PartyLetterhead_TakesIssuerUnderTheTitle()
    {
        var head = Frames.Head("""
            TỈNH ỦY VÂN GIANG || ĐẢNG CỘNG SẢN VIỆT NAM
            * || Vân Giang, ngày 19 tháng 4 năm 2023
            Số 29 -CT/TU
            CHỈ THỊ
            CỦA BAN THƯỜNG VỤ TỈNH ỦY
            về tăng cường sự lãnh đạo đối với công tác giáo dục nghề nghiệp
            -----
            Thời gian qua, cấp ủy các cấp đã quan tâm.
            """);

        Assert.Equal(DocumentForm.Party, head.Form);
        Assert.Equal("29-CT/TU", head.Identifier?.Value);
        Assert.Equal("Ban Thường vụ Tỉnh ủy", head.Issuer?.Value);
        Assert.Equal("Tỉnh ủy Vân Giang", head.Superior?.Value);
        Assert.Equal("về tăng cường sự lãnh đạo đối với công tác giáo dục nghề nghiệp", head.Subject?.Value);
    }

    [Fact]
    public void Read_ThreeLineLetterhead_TellsSuperiorFromIssuer()
    {
        var head = Frames.Head("""
            LIÊN ĐOÀN LAO ĐỘNG / TỈNH VÂN GIANG / CÔNG ĐOÀN GIÁO DỤC / Số: 91 /CV-CĐGD || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Vân Giang, ngày 05 tháng 5 năm 2017
            Về hỗ trợ phổ biến thông tin cho
            cán bộ, giáo viên.
            Kính gửi: Các công đoàn cơ sở
            """);

        Assert.Equal("Công đoàn Giáo dục", head.Issuer?.Value);
        Assert.Equal("Liên đoàn Lao động tỉnh Vân Giang", head.Superior?.Value);
        Assert.Equal("Công văn", head.Type?.Value);
        Assert.Equal("hỗ trợ phổ biến thông tin cho cán bộ, giáo viên", head.Subject?.Value);
    }

    [Fact]
    public void Read_LetterWithoutTypeCode_DropsTheOpeningOfTheSubject()
    {
        var head = Frames.Head("""
            BỘ LAO ĐỘNG / CỤC VIỆC LÀM / Số: 597/CVL-TTLĐ / V/v rà soát nhu cầu tuyển dụng || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Hà Nội, ngày 27 tháng 3 năm 2026
            Kính gửi: Sở Nội vụ tỉnh Vân Giang
            """);

        Assert.Equal("Công văn", head.Type?.Value);
        Assert.Equal("rà soát nhu cầu tuyển dụng", head.Subject?.Value);
        Assert.Equal("CVL-TTLĐ", head.Symbol);
    }

    [Fact]
    public void Read_LetterFormWithTypeCode_TakesTypeFromTheCodeAndKeepsTheOpening()
    {
        var head = Frames.Head("""
            CÔNG ĐOÀN GIÁO DỤC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Số: 93 /HD-CĐGD Độc lập - Tự do - Hạnh phúc
            Về triển khai chương trình vì đoàn viên
            Kính gửi: - Ban Chấp hành công đoàn các trường;
            """);

        Assert.Equal("Hướng dẫn", head.Type?.Value);
        Assert.Equal("Về triển khai chương trình vì đoàn viên", head.Subject?.Value);
    }

    [Theory]
    [InlineData("Số:         /KH-UBND", null, "KH-UBND", "TS-HEAD-01")]
    [InlineData("Số     -HD/BTCTU", null, "HD/BTCTU", "TS-HEAD-01")]
    [InlineData("Số: 2ƒ /CT-UBND", null, "CT-UBND", "TS-HEAD-02")]
    [InlineData("Số:09/2010/QĐ-UBND", "09/2010/QĐ-UBND", "QĐ-UBND", null)]
    [InlineData("Số: 63   /2025/QĐ-CTUBND", "63/2025/QĐ-CTUBND", "QĐ-CTUBND", null)]
    [InlineData("Số: 93. /KH-UBND", "93/KH-UBND", "KH-UBND", null)]
    [InlineData("Số 3176b/QÐ-SYT", "3176b/QĐ-SYT", "QĐ-SYT", null)]
    [InlineData("Số: 144 /2002/QĐ/BTC", "144/2002/QĐ/BTC", "QĐ/BTC", null)]
    public void Read_Number_IsTakenAsPrintedOrLeftBlank(string line, string? identifier, string symbol, string? finding)
    {
        var frame = Frames.Of($"SỞ Y TẾ\n{line}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVân Giang, ngày 01 tháng 02 năm 2024\nQUYẾT ĐỊNH\nVề việc thành lập đoàn\nCăn cứ luật;");

        Assert.Equal(identifier, frame.Header.Identifier?.Value);
        Assert.Equal(symbol, frame.Header.Symbol);
        Assert.Equal(finding is null ? [] : [finding], frame.Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("Hà Nội, ngày 13 tháng 5 năm 2026", "2026-05-13")]
    [InlineData("Hà Nội, ngày 13 tháng5 năm 2026", "2026-05-13")]
    [InlineData("Hà Nội, ngày I3 tháng I1 năm 2026", "2026-11-13")]
    [InlineData("TP. Hồ Chí Minh, ngày 9 tháng 5 năm 2017", "2017-05-09")]
    [InlineData("Hà Nội, ngày        tháng 12 năm 2024", null)]
    [InlineData("Hà Nội, ngày0P tháng 02 năm 2024", null)]
    [InlineData("Hà Nội, ngàu/{ tháng 5 năm 2021", null)]
    [InlineData("Hà Nội, ngày 80 tháng 3 năm 2018", null)]
    [InlineData("Hà Nội, ngày 14 tháng 3 năm 20017", null)]
    public void Read_Date_IsNullWhereItCannotBeRecovered(string line, string? date)
    {
        var head = Frames.Head($"CHÍNH PHỦ\nSố: 12/NQ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{line}\nNGHỊ QUYẾT\nVề đào tạo nghề\nCăn cứ luật số 1 ngày 02/3/2016;");

        Assert.Equal(date, head.Date?.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Read_YearWithAStampStuckToIt_IsMendedByTheYearsBeside()
    {
        var head = Frames.Head("BỘ TÀI CHÍNH\nSố: 12/QĐ-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 23 tháng 02 năm 20264\nQUYẾT ĐỊNH\nVề công bố văn bản\nCăn cứ Nghị định số 29/2025/NĐ-CP ngày 24 tháng 02 năm 2025;");

        Assert.Equal(new DateOnly(2026, 2, 23), head.Date?.Value);
    }

    [Fact]
    public void Read_Subject_EndsBeforeTheRepeatedIssuerAndGrounds()
    {
        var head = Frames.Head("""
            THỦ TƯỚNG CHÍNH PHỦ || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc
            Số: 84/QĐ-TTg || Hà Nội, ngày 13 tháng 5 năm 2026
            QUYẾT ĐỊNH
            Ban hành Kế hoạch hành động thực hiện
            Chỉ thị số 52-CT/TW ngày 03 tháng 10 năm 2025 của Ban Bí thư
            THỦ TƯỚNG CHÍNH PHỦ
            Căn cứ Luật Tổ chức Chính phủ;
            """);

        Assert.Equal("Ban hành Kế hoạch hành động thực hiện Chỉ thị số 52-CT/TW ngày 03 tháng 10 năm 2025 của Ban Bí thư", head.Subject?.Value);
        Assert.Equal("Thủ tướng Chính phủ", head.Issuer?.Value);
    }

    [Fact]
    public void Read_StampsAboveTheLetterhead_AreNoIssuer()
    {
        var head = Frames.Head("""
            TRUNG TÂM CÔNG BÁO
            VÀ TIN HỌC
            ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            TỈNH VÂN GIANG Độc lập - Tự do - Hạnh phúc
            Số: 4/QĐ-UBND Vân Giang, ngày 3 tháng 2 năm 2025
            QUYẾTĐỊNH
            Về việc giao đất
            Căn cứ Luật Đất đai;
            """);

        Assert.Equal("Ủy ban nhân dân tỉnh Vân Giang", head.Issuer?.Value);
        Assert.Null(head.Superior);
        Assert.Equal("Quyết định", head.Type?.Value);
    }

    [Fact]
    public void Read_ProvinceMisspeltByAScan_IsMended()
    {
        var head = Frames.Head("""
            ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            TĨNH QUANG NIINH Độc lập - Tự do - Hạnh phúc
            Số: 4/CT-UBND Hạ Long, ngày 3 tháng 2 năm 2025
            CHÍ THỊ
            Về việc phòng cháy
            """);

        Assert.Equal("Ủy ban nhân dân tỉnh Quảng Ninh", head.Issuer?.Value);
    }

    [Fact]
    public void Read_JointLetterhead_GivesAllIssuers()
    {
        var head = Frames.Head("""
            UBND TỈNH VÂN GIANG || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc
            SỞ Y TẾ - CÔNG ĐOÀN NGÀNH || Vân Giang, ngày 2 tháng 10 năm 2017
            Số: 20/KH-SYT-CĐN
            KẾ HOẠCH
            Triển khai tháng hành động
            Căn cứ công văn của Bộ;
            """);

        Assert.Equal("Sở Y tế", head.Issuer?.Value);
        Assert.Equal(["Sở Y tế", "Công đoàn ngành"], head.JointIssuers);
        Assert.Equal("UBND tỉnh Vân Giang", head.Superior?.Value);
    }

    [Fact]
    public void Read_OldHeadingWithoutLetterhead_GivesIssuerNumberAndDate()
    {
        var head = Frames.Head("NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 37/2007/NĐ-CP NGÀY 09 THÁNG 3 NĂM 2007\nVỀ MINH BẠCH TÀI SẢN\nCHÍNH PHỦ\nCăn cứ luật;");

        Assert.Equal("Nghị định", head.Type?.Value);
        Assert.Equal("37/2007/NĐ-CP", head.Identifier?.Value);
        Assert.Equal(new DateOnly(2007, 3, 9), head.Date?.Value);
        Assert.Equal("Chính phủ", head.Issuer?.Value);
        Assert.Equal("VỀ MINH BẠCH TÀI SẢN", head.Subject?.Value);
    }

    [Fact]
    public void Read_RunningText_HasNoHead()
    {
        var frame = Frames.Of("Các đơn vị triển khai nhiệm vụ được giao.\n1. Sở Nội vụ chủ trì, phối hợp với các sở, ngành.");

        Assert.Null(frame.Header.Type);
        Assert.Null(frame.Header.Identifier);
        Assert.True(frame.HeaderSpan.IsEmpty);
    }

    [Fact]
    public void Read_TextThatBeginsWithAProvision_HasNoHead()
    {
        var frame = Frames.Of("I. MỤC ĐÍCH\nNâng cao nhận thức\na) Điểm thứ nhất.\n2. Yêu cầu");

        Assert.True(frame.HeaderSpan.IsEmpty);
        Assert.Null(frame.Header.Issuer);
        Assert.Empty(frame.Findings);
    }

    [Fact]
    public void Read_TitleInTheRightColumn_FindsTheSubjectInTheLeft()
    {
        var head = Frames.Head("""
            ỦY BAN NHÂN DÂN / TỈNH VÂN GIANG / Số: 21 /TB-UBND / Kết luận của Chủ tịch tại cuộc họp về đào tạo nghề || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Vân Giang, ngày 16 tháng 10 năm 2025 / THÔNG BÁO / _____
            Ngày 14 tháng 10 năm 2025, Chủ tịch chủ trì cuộc họp.
            """);

        Assert.Equal("Thông báo", head.Type?.Value);
        Assert.Equal("Kết luận của Chủ tịch tại cuộc họp về đào tạo nghề", head.Subject?.Value);
    }

    [Fact]
    public void Read_AnyLines_NeverThrowsAndKeepsSpansInside()
    {
        string[] pieces = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", " Độc lập - Tự do - Hạnh phúc", "\n", "Số:", " 12", "/KH-UBND", "Hà Nội, ngày ", "5 tháng 6 năm 2024", "KẾ HOẠCH", "V/v ", "Kính gửi: ", "- ", ";", "Nơi nhận:", "Lưu: VT", "KT. ", "CHỦ TỊCH", "Lê Văn An",
            "PHỤ LỤC", " I", "(Kèm theo ", ")", " || ", " / ", "của ", "CỦA ", "ỦY BAN NHÂN DÂN", "TỈNH ", "Quảng Ninh", "___", "1. ", "Về việc "];
        Gen.Int[0, pieces.Length - 1].Array[0, 60].Sample(picks =>
        {
            var source = Frames.Source(string.Concat(picks.Select(p => pieces[p])));
            var frame = FrameReader.Read(source);
            var spans = frame.SignatureSpans.Concat(frame.RecipientSpans).Concat(frame.Parts.Select(p => p.HeadSpan)).Append(frame.HeaderSpan).Append(frame.AddresseesSpan);
            foreach (var span in spans) Assert.True(span.Start >= 0 && span.Start <= span.End && span.End <= source.Text.Length);
        });
    }
}
