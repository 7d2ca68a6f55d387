using ThongSuot.Documents;
using ThongSuot.Web.Access;
using ThongSuot.Web.Api;
using ThongSuot.Web.Hosting;
using ThongSuot.Web.Shell;

// Started once more by itself, to open the PDF of strangers where it can do no harm.
if (args is [PdfTrial.Argument])
{
    PdfTrial.Serve(Console.OpenStandardInput(), Console.OpenStandardOutput());
    return;
}

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
// The bundle is found where the build put it in every environment; a published copy has it beside itself.
builder.WebHost.UseStaticWebAssets();

builder.AddStorage();
builder.AddWebAccess();
builder.Services.AddTexts(builder.Environment);
builder.Services.AddLanguages();
builder.Services.AddPages(builder.Environment);
builder.Services.AddApi();
builder.Services.AddJobs();
builder.Services.AddProgrammes(builder.Configuration);
builder.Services.AddNotifications(builder.Configuration, builder.Environment);
builder.Services.AddPageCompression();

var app = builder.Build();

// First of all, so that whatever goes wrong is told in the reader's language.
app.UseRequestLocalization();
app.UseExceptionHandler("/error/500");
if (!app.Environment.IsDevelopment())
    app.UseHsts();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseWhen(ApiSetup.IsAsked, api => api.UseStatusCodePages(ApiProblems.AnswerAsync));
app.UseWhen(http => !ApiSetup.IsAsked(http), pages => pages.Use(ApiProblems.AnswerPagesAsync));
app.UseRouting();
FirstStart.Use(app);
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapAssets();
app.MapRazorPages().WithStaticAssets();
app.MapPreferences();
app.MapAccess();
app.MapApi();

await app.PrepareStorageAsync();
await app.LoadDemonstrationAsync(args);
app.AnnounceAddress();
await app.RunAsync();

/// <summary>Named so that tests can start the application as it is.</summary>
public sealed partial class Program;
