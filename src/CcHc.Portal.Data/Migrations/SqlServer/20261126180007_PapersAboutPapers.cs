using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PapersAboutPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ConcernsId",
                table: "Papers",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConcernsKind",
                table: "Papers",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CriteriaVersionId",
                table: "Papers",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WrittenAt",
                table: "Papers",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PaperPassages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaperId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Part = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperPassages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperPassages_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Papers_ConcernsId",
                table: "Papers",
                column: "ConcernsId");

            migrationBuilder.CreateIndex(
                name: "IX_Papers_CriteriaVersionId",
                table: "Papers",
                column: "CriteriaVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperPassages_PaperId_Part_Order",
                table: "PaperPassages",
                columns: new[] { "PaperId", "Part", "Order" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Papers_CriteriaSetVersions_CriteriaVersionId",
                table: "Papers",
                column: "CriteriaVersionId",
                principalTable: "CriteriaSetVersions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Papers_Papers_ConcernsId",
                table: "Papers",
                column: "ConcernsId",
                principalTable: "Papers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Papers_CriteriaSetVersions_CriteriaVersionId",
                table: "Papers");

            migrationBuilder.DropForeignKey(
                name: "FK_Papers_Papers_ConcernsId",
                table: "Papers");

            migrationBuilder.DropTable(
                name: "PaperPassages");

            migrationBuilder.DropIndex(
                name: "IX_Papers_ConcernsId",
                table: "Papers");

            migrationBuilder.DropIndex(
                name: "IX_Papers_CriteriaVersionId",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "ConcernsId",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "ConcernsKind",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "CriteriaVersionId",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "WrittenAt",
                table: "Papers");
        }
    }
}
