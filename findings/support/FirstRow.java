// SPDX-License-Identifier: Apache-2.0
// Prints what POI has in the cells of the first row of the first table; ends with status 1 where they are not as recorded.
import java.io.FileInputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;

public class FirstRow {
    public static void main(String[] arguments) throws Exception {
        List<String> recorded = List.of(arguments).subList(1, arguments.length);
        try (var document = new XWPFDocument(new FileInputStream(arguments[0]))) {
            var cells = document.getTables().get(0).getRow(0).getTableCells();
            List<String> seen = cells.stream().map(XWPFTableCell::getText).collect(Collectors.toList());
            System.out.println("POI: " + seen);
            System.exit(seen.equals(recorded) ? 0 : 1);
        }
    }
}
