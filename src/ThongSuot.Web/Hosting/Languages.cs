using System.Globalization;
using Microsoft.AspNetCore.Localization;
using ThongSuot.Web.Api;

namespace ThongSuot.Web.Hosting;

/// <summary>
/// Vietnamese unless the reader chose English by the switch. The browser's own language is not asked: the offices' computers often run in
/// English while their users do not read it.
/// </summary>
internal static class Languages
{
    public const string Cookie = "language";
    public const string Vietnamese = "vi";
    public const string English = "en";

    /// <summary>Dates without leading zeros as Vietnamese documents write them (NĐ 30/2020 keeps zeros only in the place-and-date line): 30/9/2025.</summary>
    private static readonly CultureInfo VietnameseCulture = WithDates("vi-VN");

    /// <summary>English of the United Kingdom: day before month, as everything else here.</summary>
    private static readonly CultureInfo EnglishCulture = WithDates("en-GB");

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : Vietnamese;

    public static bool IsKnown(string? language) => language is Vietnamese or English;

    public static void AddLanguages(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(options =>
    {
        options.DefaultRequestCulture = new RequestCulture(VietnameseCulture, VietnameseCulture);
        options.SupportedCultures = [VietnameseCulture, EnglishCulture];
        options.SupportedUICultures = [VietnameseCulture, EnglishCulture];
        options.RequestCultureProviders = [new CustomRequestCultureProvider(Ask)];
    });

    private static Task<ProviderCultureResult?> Ask(HttpContext context)
    {
        var culture = (context.Request.Cookies[Cookie] ?? OfProgram(context.Request)) == English ? EnglishCulture : VietnameseCulture;
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(culture.Name));
    }

    /// <summary>A program has no switch; what it asks for it means.</summary>
    private static string? OfProgram(HttpRequest request) =>
        request.Path.StartsWithSegments(ApiSetup.Prefix, StringComparison.OrdinalIgnoreCase) && request.Headers.AcceptLanguage.ToString().StartsWith(English, StringComparison.OrdinalIgnoreCase) ? English : null;

    private static CultureInfo WithDates(string name)
    {
        var culture = new CultureInfo(name, useUserOverride: false);
        culture.DateTimeFormat.ShortDatePattern = "d/M/yyyy";
        culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        return CultureInfo.ReadOnly(culture);
    }
}
