#:property PublishAot=false

// Makes one migration for both databases:
//   dotnet run scripts/NewMigration.cs -- AddPledgeDeadline
// Before the first release only, throws all migrations away and makes one named Initial:
//   dotnet run scripts/NewMigration.cs -- --restart

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

var root = Path.GetDirectoryName(Path.GetDirectoryName(ThisFile()))!;
var project = Path.Combine(root, "src", "CcHc.Portal.Data");
var migrations = Path.Combine(project, "Migrations");
string[] providers = ["Sqlite", "SqlServer"];

if (args is not [var argument] || (argument != "--restart" && !Regex.IsMatch(argument, "^[A-Z][A-Za-z0-9]*$")))
{
    Console.Error.WriteLine("usage: dotnet run scripts/NewMigration.cs -- NameInPascalCase");
    Console.Error.WriteLine("       dotnet run scripts/NewMigration.cs -- --restart      (before the first release only)");
    return 2;
}

var restart = argument == "--restart";
var name = restart ? "Initial" : argument;
var before = Directory.Exists(migrations)
    ? Directory.GetFiles(migrations, "*.cs", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllBytes)
    : [];

var made = false;
Console.CancelKeyPress += (_, cancelled) => cancelled.Cancel = true;
try
{
    if (restart)
    {
        foreach (var path in before.Keys)
        {
            File.Delete(path);
        }
    }

    made = Dotnet("tool", "restore") && Dotnet("restore", project, "--locked-mode") && providers.All(Make);
}
finally
{
    if (!made)
    {
        PutBack();
    }
}

if (!made)
{
    Console.Error.WriteLine("No migration was made; the folder is as it was.");
    return 1;
}

Console.WriteLine($"Made {name} for {string.Join(" and ", providers)}. Read both before committing.");
return 0;

bool Make(string provider) => Dotnet(
    "ef", "migrations", "add", name,
    "--project", project,
    "--startup-project", project,
    "--context", $"{provider}PortalDbContext",
    "--output-dir", Path.Combine("Migrations", provider));

bool Dotnet(params string[] arguments)
{
    var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root };
    using var process = Process.Start(start)!;
    process.WaitForExit();
    return process.ExitCode == 0;
}

// A migration for one database alone would leave the two snapshots apart.
void PutBack()
{
    if (Directory.Exists(migrations))
    {
        foreach (var path in Directory.GetFiles(migrations, "*.cs", SearchOption.AllDirectories).Where(path => !before.ContainsKey(path)))
        {
            File.Delete(path);
        }
    }

    foreach (var (path, content) in before)
    {
        File.WriteAllBytes(path, content);
    }
}

static string ThisFile([CallerFilePath] string path = "") => path;
