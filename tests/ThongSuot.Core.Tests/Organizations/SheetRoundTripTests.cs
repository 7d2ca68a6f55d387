using System.IO.Compression;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;

namespace ThongSuot.Core.Tests.Organizations;

public sealed class SheetRoundTripTests
{
    private static readonly DateOnly Day = new(2025, 9, 28);
    private static readonly string[] Odd = ["=1+1", "+84 1", "-x", "@a", "'=x", "''", "'a", "a\"b", "a;b,c", "Đảng ủy xã", "a\nb", " a ", "\ta", "gốc", "1"];

    [Theory, Databases]
    public async Task RoundTrip_OfTheDemonstration_ChangesNothing(string provider)
    {
        await using var database = await DemoProvince.LoadAsync(provider);
        foreach (var format in Enum.GetValues<SheetFormat>())
        {
            var sheet = await ExportAsync(database, format, UnitSeeds.NationId);

            var report = await database.With<OrganizationSheet, SheetReport>(s => s.ImportAsync(sheet, new(SmallTree.Basis(Day), ImportMode.AllOrNothing), TestDatabase.Doing("organization.import")));

            Assert.Equal(122, report.Rows);
            Assert.Empty(report.Findings);
            Assert.Empty(report.Changes);
        }
    }

    [Theory, Databases]
    public async Task RoundTrip_IntoAnEmptyDatabase_GivesTheSameSheetButForIds(string provider)
    {
        await using var from = await DemoProvince.LoadAsync(provider);
        foreach (var format in Enum.GetValues<SheetFormat>())
        {
            await using var to = await TestDatabase.CreateAsync(provider);
            var sheet = await ExportAsync(from, format, UnitSeeds.NationId);

            var report = await to.With<OrganizationSheet, SheetReport>(s => s.ImportAsync(sheet, new(SmallTree.Basis(Day), ImportMode.AllOrNothing), TestDatabase.Doing("organization.import")));

            Assert.True(report.Applied, string.Join(", ", report.Findings.Where(f => f.IsError)));
            Assert.All(report.Findings, f => Assert.Equal("sheet.id-new", f.Code));
            var nation = report.Changes.Single(c => c.Name.StartsWith("Cộng hòa", StringComparison.Ordinal)).Id!.Value;
            Assert.Equal(await NamedAsync(from, sheet), await NamedAsync(to, await ExportAsync(to, format, nation)));
        }
    }

    /// <summary>Any values a body can hold come back as they were, in both formats: quotes, semicolons, line ends, formulas, apostrophes.</summary>
    [Fact]
    public async Task RoundTrip_AnyText_ComesBackAsItWas()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var root = await database.AddAsync("Gốc cây", "unit.nation", null);
        var texts = Gen.OneOf(Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]), Gen.String[Gen.Char[(char)0x20, (char)0x2FF], 1, 20])
            .Where(t => SheetFields.Plain(t).Length > 0 && !t.Contains('\u007F', StringComparison.Ordinal) && !t.Any(c => c is >= '\u0080' and < '\u00A0')).Array[6];
        List<string[]> samples = [];
        texts.Sample(t => { lock (samples) samples.Add(t); }, iter: 60, threads: 1);
        var number = 0;
        foreach (var t in samples)
            await database.With<OrganizationService>(s => s.CreateAsync(new(new Naming("other", $"{t[0]} {number++}", t[1], null, t[2]), new Dictionary<Line, long?> { [Line.Territory] = root }, SmallTree.Basis(), new Contact(t[3], null, t[4], t[5])), TestDatabase.Doing("organization.create")));

        foreach (var format in Enum.GetValues<SheetFormat>())
        {
            var report = await database.With<OrganizationSheet, SheetReport>(async s =>
            {
                using var stream = new MemoryStream();
                await s.ExportAsync(stream, format, root, Line.Territory, Day);
                return await s.ImportAsync(stream.ToArray(), new(SmallTree.Basis(Day), ImportMode.DryRun), TestDatabase.Doing("organization.import"));
            });

            Assert.Equal(samples.Count + 1, report.Rows);
            Assert.Empty(report.Findings);
            Assert.Empty(report.Changes);
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")"), InlineData("+1"), InlineData("-1"), InlineData("@x"), InlineData("'=x"), InlineData("Sở Nội vụ"), InlineData("'")]
    public void Formula_Guarded_NeverOpensOneAndComesBack(string value)
    {
        var guarded = Formula.Guard(value);

        Assert.DoesNotContain(guarded[0], "=+-@");
        Assert.Equal(value, Formula.Unguard(guarded));
    }

    [Fact]
    public void Formula_AnyText_ComesBack() => Gen.String.Sample(text => Formula.Unguard(Formula.Guard(text)) == text);

    [Fact]
    public async Task Export_Csv_HasNoCellThatIsAFormula()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var root = await database.AddAsync("=cmd|' /C calc'!A0", "unit.nation", null);

        var text = Encoding.UTF8.GetString(await ExportAsync(database, SheetFormat.Csv, root));

        Assert.Contains(",'=cmd|", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_AnyBytes_AreReadOrRefusedAndNothingElse() => Gen.OneOf(Gen.Byte.Array[0, 300], Gen.Byte.Array[0, 300].Select(b => (byte[])[.. "PK\u0003\u0004"u8, .. b]), Gen.String.Select(Encoding.UTF8.GetBytes)).Sample(file =>
    {
        try
        {
            Assert.All(SheetReader.Rows(file), r => Assert.InRange(r.Cells.Count, 1, SheetReader.MaxColumns));
        }
        catch (SheetException e)
        {
            Assert.StartsWith("sheet.", e.Finding.Code, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void Rows_WorkbookOfAnotherProgram_IsReadByItsSharedTextsRunsAndPlaces()
    {
        var file = Workbook("""<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="5"><c r="B5"><f>1+1</f><v>45839</v></c><c r="C5" t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c><c r="D5" t="s"><v>99</v></c></row>""",
            """<si><t>Tên</t></si><si><r><t xml:space="preserve">Cơ </t></r><r><t>quan</t></r><rPh sb="0" eb="1"><t>đọc</t></rPh></si>""");

        var rows = SheetReader.Rows(file).ToList();

        Assert.Equal([2, 5], rows.Select(r => r.Number));
        Assert.Equal(["Tên", "", "Cơ quan"], rows[0].Cells);
        Assert.Equal(["", "45839", "a b", ""], rows[1].Cells);
    }

    [Theory]
    [InlineData("<row><c t=\"inlineStr\"><is><t>{0}</t></is></c></row>", 40_000, "sheet.cell-too-long")]
    [InlineData("<row>{0}</row>", 5_000_000, "sheet.too-many-columns")]
    [InlineData("<row><c r=\"ZZZ1\"><v>1</v></c></row>", 0, "sheet.too-many-columns")]
    [InlineData("<row><c><v>1</c></row>", 0, "sheet.not-readable")]
    public void Rows_HostileWorkbook_IsRefused(string rows, int length, string code)
    {
        var filler = rows.StartsWith("<row>{0}", StringComparison.Ordinal) ? string.Concat(Enumerable.Repeat("<c/>", length / 4)) + "</x>" : new string('a', length);

        var refused = Assert.Throws<SheetException>(() => SheetReader.Rows(Workbook(rows.Replace("{0}", filler, StringComparison.Ordinal), "")).ToList());

        Assert.Equal(code, refused.Finding.Code);
    }

    private static byte[] Workbook(string rows, string shared)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml", """<workbook xmlns="m" xmlns:r="o"><sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="rId7" Target="worksheets/first.xml"/></Relationships>""");
            Add(zip, "xl/worksheets/first.xml", $"<worksheet><sheetData>{rows}</sheetData></worksheet>");
            Add(zip, "xl/sharedStrings.xml", $"<sst>{shared}</sst>");
        }
        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static Task<byte[]> ExportAsync(TestDatabase database, SheetFormat format, long id) => database.With<OrganizationSheet, byte[]>(async s =>
    {
        using var stream = new MemoryStream();
        await s.ExportAsync(stream, format, id, Line.Territory, Day);
        return stream.ToArray();
    });

    /// <summary>The rows of a sheet with names in place of ids, in the order of names.</summary>
    private static async Task<string[]> NamedAsync(TestDatabase database, byte[] sheet)
    {
        var names = await database.With<AppDbContext, Dictionary<string, string>>(db => db.OrganizationProfiles.ToDictionaryAsync(p => p.OrganizationId.ToString(System.Globalization.CultureInfo.InvariantCulture), p => p.Name));
        return [.. SheetReader.Rows(sheet).Skip(1).Select(r => string.Join('|', r.Cells.Take(1).Concat(r.Cells.Skip(6).Take(4)).Select(c => names.GetValueOrDefault(c, c)).Concat(r.Cells.Skip(1).Take(5)).Concat(r.Cells.Skip(10)))).Order(StringComparer.Ordinal)];
    }
}
