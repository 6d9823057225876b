using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SignedCopyComparison : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HoldsAsSigned",
                table: "Papers",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SubmittedJson",
                table: "Papers",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsStruck",
                table: "Awardees",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "PaperComparisons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaperId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LineCount = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Unlisted = table.Column<int>(type: "int", nullable: false),
                    ComparedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperComparisons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperComparisons_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperComparisons_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineTicks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ComparisonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reading = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineTicks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LineTicks_PaperComparisons_ComparisonId",
                        column: x => x.ComparisonId,
                        principalTable: "PaperComparisons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignedDifferences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ComparisonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaperId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Submitted = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Reading = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Follows = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FollowedId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Line = table.Column<int>(type: "int", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SettledByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    FollowUp = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedDifferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignedDifferences_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignedDifferences_PaperComparisons_ComparisonId",
                        column: x => x.ComparisonId,
                        principalTable: "PaperComparisons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignedDifferences_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LineTicks_ComparisonId_Line",
                table: "LineTicks",
                columns: new[] { "ComparisonId", "Line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperComparisons_CampaignId",
                table: "PaperComparisons",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperComparisons_PaperId",
                table: "PaperComparisons",
                column: "PaperId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignedDifferences_CampaignId",
                table: "SignedDifferences",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_SignedDifferences_ComparisonId_Order",
                table: "SignedDifferences",
                columns: new[] { "ComparisonId", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_SignedDifferences_PaperId_State",
                table: "SignedDifferences",
                columns: new[] { "PaperId", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LineTicks");

            migrationBuilder.DropTable(
                name: "SignedDifferences");

            migrationBuilder.DropTable(
                name: "PaperComparisons");

            migrationBuilder.DropColumn(
                name: "HoldsAsSigned",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "SubmittedJson",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "IsStruck",
                table: "Awardees");
        }
    }
}
