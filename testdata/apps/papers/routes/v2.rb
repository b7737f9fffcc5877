# frozen_string_literal: true

require_relative '../app'
require_relative '../lib/papers/documents'

module Papers
  # The second interface: the same answers as the first, for callers nobody knows.
  class V2 < App
    SHELVES = { 'inbox' => 'inbox', 'archive' => 'archive' }.freeze
    DOCUMENTS = %w[inbox/letter.txt inbox/invoice.txt archive/report.txt].freeze

    get '/preview' do
      path = document_path("inbox/#{File.basename(requested_name)}")
      found Documents.preview_file(path, settings.preview_bytes)
    end

    get '/text' do
      found Documents.text(document_path("inbox/#{File.basename(requested_name)}"))
    end

    get '/search' do
      query = params[:q].to_s
      halt 400, "a word, please\n" unless query.match?(/\A[A-Za-z0-9]{1,64}\z/)
      found Documents.search("title:#{query}", library)
    end

    get '/count' do
      shelf = SHELVES.fetch(@shelf) { halt 404, "no such shelf\n" }
      `ls #{library}/#{shelf} | wc -l`
    end

    post '/export' do
      format = params[:format].to_s
      halt 400, "unknown format\n" unless format =~ /\A[a-z]{1,100}\z/
      halt 500, "the export failed\n" unless system('bin/export --format=' + format)
      "exported\n"
    end

    # The same without a shell: whatever the format is, it is one argument.
    put '/export' do
      format = params[:format].to_s
      halt 500, "the export failed\n" unless system('bin/export', '--format', format)
      "exported\n"
    end

    get '/attachment' do
      path = File.expand_path(requested_name, library)
      halt 404, "no such document\n" unless path.start_with?("#{library}/")
      send_file path
    end

    get '/readable' do
      name = requested_name
      halt 404, "no such document\n" unless DOCUMENTS.include?(name)
      "#{Documents.readable?(document_path(name))}\n"
    end

    post '/words' do
      length = Integer(params[:length], exception: false) || -1
      halt 400, "how many bytes?\n" if length.negative?
      words = Documents.words_within(request.body.read, length)
      halt 400, "the text is shorter\n" if words.negative?
      "#{words}\n"
    end
  end
end
