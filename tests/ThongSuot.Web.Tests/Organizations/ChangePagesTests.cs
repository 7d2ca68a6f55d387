using System.Globalization;
using ThongSuot.Core.Organizations;
using ThongSuot.TestKit.Databases;
using static ThongSuot.Web.Tests.Organizations.OrganizationSite;

namespace ThongSuot.Web.Tests.Organizations;

public sealed class ChangePagesTests
{
    private static readonly DateOnly Day = new(2025, 7, 1), Before = Day.AddDays(-1);
    private static readonly string[] BasisFields = ["Basis_EffectiveOn", "Basis_LegalBasis", "Basis_Note"], FounderFields = ["Founder_Role", "Founder_Title"], CreateFields = ["Naming_Kind", "Naming_Name", "Basis_EffectiveOn", "Basis_Note"];
    private static readonly (string, string)[] Basis = [("Basis.EffectiveOn", "1/7/2025"), ("Basis.LegalBasis", "Nghị quyết số 12/NQ-HĐND ngày 20/6/2025")];

    [Fact]
    public async Task Create_BelowACommune_StandsThereFromItsDay()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/create?below={site.Bodies.CamDong}&line=Territory");
        Assert.Equal("Phường Cẩm Đông", Texts(page, ".picker__offer span:first-child")[0]);

        page = await site.Follow(Step(page, "do"), [("Naming.Kind", "state.school"), ("Naming.Name", "Trường THCS Cẩm Đông"), .. Basis]);

        Assert.Equal("Trường THCS Cẩm Đông", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Đã thêm Trường THCS Cẩm Đông, hoạt động từ ngày 1/7/2025.", page.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Trường THCS Cẩm Đông", await site.Database.BelowAsync(site.Bodies.CamDong, Day));
        Assert.DoesNotContain("Trường THCS Cẩm Đông", await site.Database.BelowAsync(site.Bodies.CamDong, Before));
    }

    [Fact]
    public async Task Create_WithoutASuperior_OffersTheCreatorAPostThere_SoThatItCanBeChangedAtOnce()
    {
        await using var site = await OpenAsync();
        Assert.Null((await site.Visitor.Open($"/organizations/create?below={site.Bodies.CamDong}")).GetElementById("Founder_Role"));
        var page = await site.Visitor.Open("/organizations/create?line=Party");
        Assert.Equal(["Administrator", "Quản trị viên hệ thống"], FounderFields.Select(id => Value(page, id)));

        page = await site.Press(Step(page, "do"), [("Naming.Kind", "party.committee"), ("Naming.Name", "Tỉnh ủy Vân Giang"), ("Founder.Title", " "), .. Basis]);
        Assert.Equal("Hãy ghi chức danh.", Error(page, "Founder_Title"));
        page = await site.Follow(Step(page, "do"), [("Founder.Title", "Chánh Văn phòng"), .. Basis]);

        Assert.Equal("Tỉnh ủy Vân Giang", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("details.change"));
        Assert.Contains("Chánh Văn phòng, Tỉnh ủy Vân Giang", string.Join('|', Texts(await site.Visitor.Open("/me"), "[aria-labelledby=posts] li")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_WithoutASuperior_AndNoPostWanted_LeavesTheCreatorOutside()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open("/organizations/create?line=Party");

        page = await site.Follow(Step(page, "do"), [("Naming.Kind", "party.committee"), ("Naming.Name", "Tỉnh ủy Vân Giang"), ("Founder.Role", ""), .. Basis]);

        Assert.Equal("Tỉnh ủy Vân Giang", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector("details.change"));
    }

    [Fact]
    public async Task Create_WithoutBasisOrPlace_IsRefusedAndKeepsWhatWasTyped()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/create?below={site.Bodies.CamDong}");

        page = await site.Press(Step(page, "do"), ("Naming.Kind", "state.school"), ("Naming.Name", "Trường THCS Cẩm Đông"), ("Basis.EffectiveOn", "31/2/2025"), ("Basis.Note", "Dự kiến"));

        Assert.NotNull(Error(page, "Basis_EffectiveOn"));
        Assert.NotNull(Error(page, "Basis_LegalBasis"));
        Assert.Null(Error(page, "Naming_Name"));
        Assert.Equal(["state.school", "Trường THCS Cẩm Đông", "31/2/2025", "Dự kiến"], CreateFields.Select(id => Value(page, id)));
        Assert.Equal(site.Bodies.CamDong.ToString(CultureInfo.InvariantCulture), page.QuerySelector(".picker__offer input[checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Rename_FromADay_IsSaidAndHoldsFromThen()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/rename");
        Assert.Equal("Xã An Hòa", Value(page, "Naming_Name"));

        page = await site.Follow(page.QuerySelector("main form.form button[type=submit]")!, [("Naming.Kind", "unit.ward"), ("Naming.Name", "Phường An Hòa"), .. Basis]);

        Assert.Equal("Phường An Hòa", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Xã An Hòa", await site.Database.BelowAsync(site.Bodies.Province, Before));
    }

    [Fact]
    public async Task Rename_AfterSomebodyElseChangedIt_IsRefusedAndKeepsWhatWasTyped()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/rename");
        await site.Database.With<OrganizationService>(s => s.SetContactAsync(site.Bodies.AnHoa, new Contact(Phone: "0200 3812 345"), null, TestDatabase.Doing("organization.contact")));

        page = await site.Press(page.QuerySelector("main form.form button[type=submit]")!, [("Naming.Name", "Xã Tân Hòa"), .. Basis]);

        Assert.StartsWith("Có người vừa sửa nội dung này.", Mistakes(page), StringComparison.Ordinal);
        Assert.Equal("Xã Tân Hòa", Value(page, "Naming_Name"));
        Assert.Contains("Xã An Hòa", await site.Database.BelowAsync(site.Bodies.Province, Day));
    }

    [Fact]
    public async Task Rename_ToTheSameName_IsRefusedBesideTheName()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/rename");

        page = await site.Press(page.QuerySelector("main form.form button[type=submit]")!, Basis);

        Assert.Equal("Tên và loại mới giống hệt hiện tại; không có gì để đổi.", Error(page, "Naming_Name"));
    }

    [Fact]
    public async Task Merge_TwoCommunes_IsFoundTickedShownInNumbersAndDone()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/merge");

        // Typed and sent at once: what fits is listed, and nothing typed is lost or blamed.
        page = await site.Press(Step(page, "check"), [("Others.Words", "binh lam"), ("Naming.Name", "Xã Hòa Lâm"), .. Basis]);
        Assert.Empty(page.QuerySelectorAll(".ds-error-summary"));
        Assert.Equal(["Xã Bình Lâm", "Trạm Y tế xã Bình Lâm", "Ủy ban nhân dân xã Bình Lâm"], Texts(page, "[data-name=Others] .picker__offer label > span:first-child"));
        Assert.Equal("Xã Hòa Lâm", Value(page, "Naming_Name"));

        page = await site.Press(Step(page, "check"), ("Others.Ids", site.Bodies.BinhLam.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(
            ["2 xã kết thúc hoạt động từ ngày 1/7/2025: Xã An Hòa, Xã Bình Lâm.", "Thành lập Xã Hòa Lâm (Xã).", "4 tổ chức trực thuộc chuyển sang Xã Hòa Lâm.", "Nhiệm vụ và số liệu của các tổ chức kết thúc chuyển toàn bộ cho Xã Hòa Lâm."],
            Texts(page, ".confirm li"));
        Assert.Equal("Sáp nhập, kết thúc 2 tổ chức", Step(page, "do").TextContent);

        page = await site.Follow(Step(page, "do"));

        Assert.Equal("Xã Hòa Lâm", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Xã An Hòa → chuyển sang Xã Hòa Lâm 100%", "Xã Bình Lâm → chuyển sang Xã Hòa Lâm 100%"], Texts(page, ".events li li"));
        Assert.Equal(["Phường Cẩm Đông", "Ủy ban nhân dân tỉnh Vân Giang", "Xã Hòa Lâm"], await site.Database.BelowAsync(site.Bodies.Province, Day));
        Assert.Contains("Xã An Hòa", await site.Database.BelowAsync(site.Bodies.Province, Before));
        page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}");
        Assert.Contains("kết thúc hoạt động từ ngày 1/7/2025", Texts(page, ".ds-alert")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_SentBackFromTheConfirmation_KeepsEverything()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/merge");
        page = await site.Press(Step(page, "check"), [("Others.Ids", site.Bodies.BinhLam.ToString(CultureInfo.InvariantCulture)), ("Into", "This"), ("Basis.Note", "Theo đề án"), .. Basis]);
        Assert.Contains("Xã An Hòa tiếp nhận và tiếp tục hoạt động.", Texts(page, ".confirm li"));

        page = await site.Press(Step(page, "edit"));

        Assert.Equal(["1/7/2025", "Nghị quyết số 12/NQ-HĐND ngày 20/6/2025", "Theo đề án"], BasisFields.Select(id => Value(page, id)));
        Assert.Equal("Xã Bình Lâm", Texts(page, "[data-name=Others] .picker__offer:has(input[checked]) label > span:first-child")[0]);
        Assert.True(page.GetElementById("Into_This")!.HasAttribute("checked"));
        Assert.Contains("Xã An Hòa", await site.Database.BelowAsync(site.Bodies.Province, Day));
    }

    [Fact]
    public async Task Merge_BeforeTheyWereThere_IsRefusedBesideTheDay()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/merge");
        page = await site.Press(Step(page, "check"), ("Others.Ids", site.Bodies.BinhLam.ToString(CultureInfo.InvariantCulture)), ("Into", "This"), ("Basis.EffectiveOn", "1/7/2019"), ("Basis.LegalBasis", "Nghị quyết số 1"));

        page = await site.Press(Step(page, "do"));

        Assert.StartsWith("Vào ngày 1/7/2019 có tổ chức được chọn chưa thành lập", Error(page, "Basis_EffectiveOn"), StringComparison.Ordinal);
        Assert.Equal("1/7/2019", Value(page, "Basis_EffectiveOn"));
        Assert.Equal("Xã Bình Lâm", Texts(page, "[data-name=Others] .picker__offer:has(input[checked]) label > span:first-child")[0]);
    }

    [Fact]
    public async Task Merge_WithNobody_AsksForSomebody()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/merge");

        page = await site.Press(Step(page, "check"), [("Naming.Name", "Xã Hòa Lâm"), .. Basis]);

        Assert.Equal("Hãy chọn ít nhất một tổ chức được sáp nhập, khác với tổ chức tiếp nhận.", Error(page, "Others"));
    }

    [Fact]
    public async Task Move_ToAnotherCommune_SaysHowManyMoveAlong()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/move");
        page = await site.Press(Step(page, "find"), [("Superior.Words", "cam dong"), .. Basis]);
        page = await site.Press(Step(page, "check"), ("Superior.Ids", site.Bodies.CamDong.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(["Xã An Hòa trực thuộc Phường Cẩm Đông trong hệ thống Địa bàn từ ngày 1/7/2025.", "Trước đó trực thuộc Tỉnh Vân Giang.", "2 tổ chức bên dưới chuyển theo."], Texts(page, ".confirm li"));

        await site.Follow(Step(page, "do"));

        Assert.Equal(["Tỉnh Vân Giang", "Phường Cẩm Đông", "Xã An Hòa"], await site.Database.TrailAsync(site.Bodies.School, Day));
    }

    [Fact]
    public async Task Move_WithNoneOfTheListChosen_AsksToChoose()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/move");
        page = await site.Press(Step(page, "check"), [("Superior.Words", "cam dong"), .. Basis]);

        page = await site.Press(Step(page, "check"));

        Assert.Equal("Hãy chọn một tổ chức trong danh sách, hoặc xóa tên đã gõ.", Error(page, "Superior"));
    }

    [Fact]
    public async Task Move_BelowOneOfItsOwn_IsRefusedBesideTheSuperior()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/move");
        page = await site.Press(Step(page, "check"), [("Superior.Ids", site.Bodies.School.ToString(CultureInfo.InvariantCulture)), .. Basis]);

        page = await site.Press(Step(page, "do"));

        Assert.StartsWith("Một tổ chức không thể trực thuộc chính nó", Error(page, "Superior"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_InTwo_GivesEachItsShareAndItsBodies()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/split");
        page = await site.Press(Step(page, "check"), [("Parts[0].Naming.Name", "Xã An"), ("Parts[0].Percent", "62,5"), ("Parts[1].Naming.Name", "Xã Hòa"), ("Parts[1].Percent", "37,5"), ($"Below[{site.Bodies.School}]", "1"), .. Basis]);
        Assert.Equal(
            ["Xã An Hòa kết thúc hoạt động từ ngày 1/7/2025.", "Thành lập Xã An (Xã): nhận 62,5 % số liệu và 1 tổ chức trực thuộc trực tiếp.", "Thành lập Xã Hòa (Xã): nhận 37,5 % số liệu và 1 tổ chức trực thuộc trực tiếp."],
            Texts(page, ".confirm li"));

        page = await site.Follow(Step(page, "do"));

        Assert.Equal(["Xã An Hòa → chuyển sang Xã An 62,5%", "Xã An Hòa → chuyển sang Xã Hòa 37,5%"], Texts(page, ".events li li"));
        Assert.Equal(["Tỉnh Vân Giang", "Xã Hòa"], await site.Database.TrailAsync(site.Bodies.School, Day));
    }

    [Fact]
    public async Task Split_WhosePartsAreNotTheWhole_IsRefusedAndAPartCanBeAdded()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/split");
        page = await site.Press(Step(page, "check"), [("Parts[0].Naming.Name", "Xã An"), ("Parts[0].Percent", "40"), ("Parts[1].Naming.Name", "Xã Hòa"), .. Basis]);
        Assert.StartsWith("Tổng tỷ lệ các phần phải bằng 100 %", Error(page, "Parts_0__Percent"), StringComparison.Ordinal);

        page = await site.Press(Step(page, "more"));

        Assert.Equal(["Xã An", "Xã Hòa", ""], Enumerable.Range(0, 3).Select(i => Value(page, $"Parts_{i}__Naming_Name")));
        Assert.Empty(page.QuerySelectorAll(".ds-error-summary"));
    }

    [Fact]
    public async Task Abolish_WithBodiesBelow_IsRefusedWithTheirNumber()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/abolish");
        Assert.Contains("Còn 2 tổ chức trực thuộc.", Texts(page, ".ds-alert")[0], StringComparison.Ordinal);

        page = await site.Press(Step(page, "check"), Basis);

        Assert.StartsWith("Còn tổ chức trực thuộc.", Mistakes(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abolish_WithASuccessor_PassesOnToIt()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.School}/abolish");
        page = await site.Press(Step(page, "check"), [("Successors.Ids", site.Bodies.Clinic.ToString(CultureInfo.InvariantCulture)), .. Basis]);
        Assert.Equal(["Trường THCS An Hòa kết thúc hoạt động từ ngày 1/7/2025.", "Nhiệm vụ và số liệu chuyển toàn bộ cho Trạm Y tế xã Bình Lâm."], Texts(page, ".confirm li"));

        page = await site.Follow(Step(page, "do"));

        Assert.Equal(["Trường THCS An Hòa → chuyển sang Trạm Y tế xã Bình Lâm 100%"], Texts(page, ".events li li"));
    }

    [Fact]
    public async Task Alias_AddedAndEnded_IsFoundBySearch()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/aliases");
        page = await site.Follow(page.QuerySelector("main form.form button[type=submit]")!, ("Input.Name", "Xã Kháng Chiến"), ("Input.From", "1/1/2024"));
        Assert.Equal(["Xã Kháng Chiến"], Texts(page, "tbody th"));
        Assert.Equal("Tên gọi khác: Xã Kháng Chiến", Texts(await site.Visitor.Open("/search?q=khang+chien"), ".hit p:last-child")[0]);

        page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/aliases");
        page = await site.Follow(page.QuerySelector("tbody button")!);

        Assert.Empty(page.QuerySelectorAll("tbody th"));
    }

    [Fact]
    public async Task Contact_WithAWrongAddress_IsRefusedAndThenSaved()
    {
        await using var site = await OpenAsync();
        var page = await site.Visitor.Open($"/organizations/{site.Bodies.AnHoa}/contact");
        page = await site.Press(page.QuerySelector("main form.form button[type=submit]")!, ("Input.Email", "lan"), ("Input.Phone", "0200 3812 345"));
        Assert.NotNull(Error(page, "Input_Email"));
        Assert.Equal("0200 3812 345", Value(page, "Input_Phone"));

        page = await site.Follow(page.QuerySelector("main form.form button[type=submit]")!, ("Input.Email", "anhoa@vidu.vn"));

        Assert.Equal("mailto:anhoa@vidu.vn", page.QuerySelector("a[href^=mailto]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task History_OfABody_SaysWhoWhenWhyAndBothValues()
    {
        await using var site = await OpenAsync();
        await site.Database.With<OrganizationService>(s => s.SetContactAsync(site.Bodies.AnHoa, new Contact(Phone: "0200 3812 345"), null, TestDatabase.Doing("organization.contact", "Đổi số điện thoại")));
        await site.Database.With<OrganizationService>(s => s.SetContactAsync(site.Bodies.AnHoa, new Contact(Phone: "0200 3812 999"), null, TestDatabase.Doing("organization.contact", "Đổi số điện thoại")));

        var page = await site.Visitor.Open($"/history/organization/{site.Bodies.AnHoa}");

        Assert.Equal("Lịch sử: Xã An Hòa", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("14:05, 28/9/2025 · Kiểm thử · từ test", Texts(page, ".operations > li:first-child > p")[0]);
        Assert.Equal("Lý do: Đổi số điện thoại", Texts(page, ".operations > li:first-child > p")[1]);
        Assert.Equal(["Điện thoại", "0200 3812 345 → 0200 3812 999"], Texts(page, ".operations > li:first-child dl > *"));
        Assert.Equal(3, page.QuerySelectorAll(".operations > li").Length);
    }

    [Fact]
    public async Task History_OfEverything_IsFilteredByWhatWasDoneAndDay()
    {
        await using var site = await OpenAsync();
        await site.Database.With<OrganizationService>(s => s.SetContactAsync(site.Bodies.AnHoa, new Contact(Phone: "0200 3812 345"), null, TestDatabase.Doing("organization.contact")));

        Assert.Equal(["Sửa thông tin liên hệ: Xã An Hòa"], Texts(await site.Visitor.Open("/history?what=organization.contact"), ".operation h2"));
        Assert.Single((await site.Visitor.Open("/history?from=28/9/2025&to=28/9/2025&who=Kiểm&what=organization.contact")).QuerySelectorAll(".operation"));
        Assert.NotNull((await site.Visitor.Open("/history?from=29/9/2025&to=30/9/2025")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task History_OfTheSetUp_IsAllInWords()
    {
        await using var site = await OpenAsync();

        var page = await site.Visitor.Open("/history?what=person.setup");

        Assert.StartsWith("Thiết lập lần đầu", Texts(page, ".operation h2")[0], StringComparison.Ordinal);
        Assert.Contains("Trần Thị Lan Hương", Texts(page, ".change a, .change h3").Concat(Texts(page, ".change dd")), StringComparer.Ordinal);
        Assert.DoesNotContain(Texts(page, ".change h3"), h => h.Contains(".added", StringComparison.Ordinal));
    }
}
