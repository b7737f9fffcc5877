# frozen_string_literal: true

require 'sinatra'
require_relative 'enqueued'

post('/to') { MailJob.perform_async(params[:to], 'hello') }
post('/subject') { MailJob.perform_in(60, 'ann', params[:subject]) }
post('/low') { MailJob.set(queue: 'low').perform_async('ann', 'constant') }
post('/later') { LaterJob.set(wait: 60).perform_later(params[:name]) }
post('/archive') { Resque.enqueue(ArchiveJob, 7, params[:name]) }
post('/archive-later') { Resque.enqueue_in(60, ArchiveJob, params[:id].to_i, 'paper') }
post('/archive-low') { Resque.enqueue_to(:low, ArchiveJob, 7, params[:low]) }
post('/sweep') { SweepJob.enqueue(params[:sweep]) }

post '/others' do
  id = MailJob.perform_async(params[:to], 'hello')
  system("logger job #{id}")
  TouchJob.perform_async(params[:name])
  Unknown.perform_async(params[:name])
end
