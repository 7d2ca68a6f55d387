using Microsoft.Extensions.Options;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Access;

public sealed class PasswordRulesTests
{
    private static readonly string[] Known = ["Trần Thị Lan Hương", "lan.huong@vangiang.example.vn", "Ủy ban nhân dân xã An Hòa"];

    [Theory]
    [InlineData("ngắn quá thôi", null)]
    [InlineData("mười hai chữ", null)]
    [InlineData("mười một ch", "rule.password.short")]
    [InlineData("gió mùa đông bắc thổi qua bến", null)]
    [InlineData("correct horse battery staple", null)]
    [InlineData("kx7 nbw qpe vzt", null)]
    [InlineData("            ", "rule.password.common")]
    [InlineData("password1234", "rule.password.common")]
    [InlineData("P@ssw0rd!2025", "rule.password.common")]
    [InlineData("matkhau123456", "rule.password.common")]
    [InlineData("Mật khẩu 2025!", "rule.password.common")]
    [InlineData("anhyeuem2012.", "rule.password.common")]
    [InlineData("Việt Nam vô địch", "rule.password.common")]
    [InlineData("Việt Nam vô địch giải cờ làng", null)]
    [InlineData("VietnamVodich2024", "rule.password.common")]
    [InlineData("123456789012", "rule.password.common")]
    [InlineData("qwertyuiop12", "rule.password.common")]
    [InlineData("aaaaaaaaaaaaa", "rule.password.common")]
    [InlineData("xyqxyqxyqxyq", "rule.password.common")]
    [InlineData("ThongSuot@2025", "rule.password.common")]
    [InlineData("Thông Suốt 123", "rule.password.common")]
    [InlineData("tranlanhuong1990", "rule.password.common")]
    [InlineData("Trần Thị Lan Hương", "rule.password.common")]
    [InlineData("UBND xã An Hòa", "rule.password.common")]
    [InlineData("lan.huong@vangiang", "rule.password.common")]
    [InlineData("huongthichdibo ngoài đồng", null)]
    // Found in leaks, whatever the capitals and marks.
    [InlineData("unbelievable", "rule.password.common")]
    [InlineData("UnBelievable", "rule.password.common")]
    [InlineData("ùnbélíevable", "rule.password.common")]
    [InlineData("unb3l1ev4ble", "rule.password.common")]
    [InlineData("CheeseBurger", "rule.password.common")]
    [InlineData("!!liverpoolfc1892!!", "rule.password.common")]
    [InlineData("unbelievable cheeseburger", null)]
    // What people here are fond of.
    [InlineData("khongcopass@123", "rule.password.common")]
    [InlineData("MaiMaiYeuEm2025", "rule.password.common")]
    [InlineData("Nguyễn Văn A 123", "rule.password.common")]
    [InlineData("hoàng sa trường sa", "rule.password.common")]
    [InlineData("hoàng hôn trên đồi chè cũ", null)]
    public void Refuse_NamesTheRule_OrAccepts(string password, string? code) => Assert.Equal(code, Rules().Refuse(password, hasSecondFactor: false, Known)?.Code);

    [Fact]
    public void Refuse_NamesOfOthers_AreNotKnownWords() => Assert.Null(Rules().Refuse("vuthuyquynhchi1987", hasSecondFactor: false, ["Lê Văn Bảo"]));

    [Fact]
    public void Lists_AreFoldedLargeAndOfASizeToCarry()
    {
        var leaked = DataFile.Rows("Access/leaked-passwords.tsv").Select(r => Assert.Single(r)).ToList();

        Assert.InRange(leaked.Count, 15_000, 25_000);
        Assert.InRange(leaked.Sum(l => l.Length + 1), 0, 200_000);
        Assert.Equal(leaked.Count, leaked.Distinct(StringComparer.Ordinal).Count());
        Assert.All(leaked, l => Assert.True(l.Length >= 8 && l == ThongSuot.Documents.Vietnamese.Folding.Fold(l), l));
        Assert.All(DataFile.Rows("Access/common-passwords.tsv"), r => Assert.Equal(NameFolding.Fold(r[0]), r[0]));
    }

    [Fact]
    public void Refuse_LengthAsSettingsAskIt_WithAndWithoutSecondFactor()
    {
        var rules = Rules(new AccessOptions { PasswordLengthAlone = 15 });

        Assert.Equal(("rule.password.short", 15), (rules.Refuse("mười hai chữ", hasSecondFactor: false, [])!.Code, rules.Refuse("mười hai chữ", hasSecondFactor: false, [])!.Args[0]));
        Assert.Null(rules.Refuse("mười hai chữ", hasSecondFactor: true, []));
    }

    [Fact]
    public void Refuse_LettersCountedAsPeopleCountThem_WhateverTheirForm()
    {
        // Eleven letters, though decomposed they are more code points than twelve.
        Assert.Equal("rule.password.short", Rules().Refuse("mười một ch".Normalize(System.Text.NormalizationForm.FormD), hasSecondFactor: false, [])?.Code);
        var longest = string.Concat(Enumerable.Range(0, PasswordRules.Longest).Select(i => (char)('a' + i * i * 7 % 23)));
        Assert.Null(Rules().Refuse(longest, hasSecondFactor: false, []));
        Assert.Equal("rule.password.long", Rules().Refuse(longest + "k", hasSecondFactor: false, [])?.Code);
    }

    [Fact]
    public void Hash_OfTheSamePasswordComposedOtherwise_IsTheSamePassword()
    {
        var hashing = new PasswordHashing(Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1 }));
        var person = new Person { FullName = "Trần Thị Lan" };
        var kept = hashing.HashPassword(person, SmallStaff.Password);

        Assert.NotEqual(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed, hashing.VerifyHashedPassword(person, kept, SmallStaff.Password.Normalize(System.Text.NormalizationForm.FormD)));
        Assert.Equal(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed, hashing.VerifyHashedPassword(person, kept, "gio mua dong bac thoi qua ben"));
    }

    [Fact]
    public void WaitAfter_GrowsFromHalfAMinuteToAnHour() =>
        Assert.Equal([null, 30, 60, 120, 1920, 3600, 3600], ((int[])[4, 5, 6, 7, 11, 12, 500]).Select(f => (int?)SignInPatience.WaitAfter(f)?.TotalSeconds));

    private static PasswordRules Rules(AccessOptions? options = null) => new(Options.Create(options ?? new AccessOptions()));
}
